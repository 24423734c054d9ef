package org.sahay.workflows.complaint;

import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.GAYA;
import static org.sahay.workflows.complaint.ComplaintFixtures.GAYA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.officeIn;
import static org.sahay.workflows.complaint.Requests.bare;
import static org.sahay.workflows.complaint.Requests.rate;
import static org.sahay.workflows.complaint.Requests.request;
import static org.sahay.workflows.complaint.Requests.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Records the histories that replays are held against, one file a scenario, into the folder that the system property
 * {@code histories.to} names; without it nothing is recorded. A history once released is never recorded anew: a release
 * that decides differently adds its own beside it.
 */
@EnabledIfSystemProperty(named = "histories.to", matches = ".+")
class HistoryRecorder {
    private static final Path TO = Path.of(System.getProperty("histories.to", "target/histories"));

    @BeforeAll
    static void makeTheFolder() throws IOException {
        Files.createDirectories(TO);
    }

    @Test
    void routedToClosed() {
        record("routed-to-closed", PATNA, complaint -> {
            complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.START));
            complaint.act(request(CITIZEN, ComplaintAction.COMMENT));
            complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.RESOLVE));
            complaint.act(rate(CITIZEN, 5));
            complaint.outcome();
        });
    }

    @Test
    void ladderTo200Percent() {
        record("ladder-to-200-percent", PATNA, complaint -> {
            complaint.passHours(96);
            complaint.act(request(actor(FIRST_ADMIN), ComplaintAction.RESOLVE));
            complaint.act(rate(CITIZEN, 4));
            complaint.outcome();
        });
    }

    @Test
    void heldThenAssigned() {
        record("held-then-assigned", NALANDA, complaint -> {
            complaint.passHours(9);
            complaint.server.roster.put(NALANDA_OFFICER);
            complaint.workflow.rosterChanged(new RosterChange(null));
            complaint.now();
            complaint.act(bare(CITIZEN, ComplaintAction.WITHDRAW));
            complaint.outcome();
        });
    }

    @Test
    void pauseAndTransfer() {
        record("pause-and-transfer", PATNA, complaint -> {
            complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.REQUEST_INFO));
            complaint.passHours(10);
            complaint.act(request(CITIZEN, ComplaintAction.PROVIDE_INFO));
            complaint.act(transfer(actor(PATNA_OFFICER), BIHAR, GAYA));
            complaint.act(request(actor(GAYA_OFFICER), ComplaintAction.REQUEST_INFO));
            complaint.passHours(70);
            complaint.act(request(actor(GAYA_OFFICER), ComplaintAction.ESCALATE));
            complaint.act(request(actor(BIHAR_OFFICER), ComplaintAction.RESOLVE));
            complaint.act(rate(CITIZEN, 1));
            complaint.act(request(CITIZEN, ComplaintAction.REOPEN));
            complaint.act(request(actor(FIRST_ADMIN), ComplaintAction.RESOLVE));
            complaint.passHours(170);
            complaint.outcome();
        });
    }

    @Test
    void continueAsNew() throws IOException {
        try (var server = new ComplaintTestServer(ShortHistoryComplaintWorkflow.class)) {
            var complaint = server.start(officeIn(BIHAR, PATNA));
            complaint.told();
            String firstRun = runOf(complaint);
            while (runOf(complaint).equals(firstRun)) {
                complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.COMMENT));
            }
            complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.START));
            write("continue-as-new-first-run", complaint, firstRun);
            write("continue-as-new-second-run", complaint, runOf(complaint));
        }
    }

    private static void record(String name, int district, Consumer<RunningComplaint> scenario) {
        try (var server = new ComplaintTestServer()) {
            var complaint = server.start(officeIn(BIHAR, district));
            complaint.now();
            scenario.accept(complaint);
            write(name, complaint, runOf(complaint));
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static String runOf(RunningComplaint complaint) {
        return complaint.server.describe(complaint.accepted.id()).getExecution().getRunId();
    }

    private static void write(String name, RunningComplaint complaint, String runId) throws IOException {
        var history = complaint.server.recordedHistory(complaint.accepted.id(), runId);
        Files.writeString(TO.resolve(name + ".json"), history.toJson(true) + "\n");
    }
}
