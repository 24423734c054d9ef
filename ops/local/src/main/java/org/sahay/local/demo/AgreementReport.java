package org.sahay.local.demo;

import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.time.Duration;
import java.util.List;
import org.sahay.local.agreement.Agreement;
import org.sahay.local.agreement.CaseEvidence;
import org.sahay.local.agreement.Evidence;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.Await;

/** Compares the accounts of the demo's cases and prints what differs. */
final class AgreementReport {
    private final CaseEvidence evidence;
    private final DemoRoster roster;
    private final Narrator narrator;
    private final Duration atMost;

    /** @param atMost how long the accounts may take to agree */
    AgreementReport(LocalSettings settings, DemoRoster roster, Narrator narrator, Duration atMost) {
        this.atMost = atMost;
        this.roster = roster;
        this.narrator = narrator;
        this.evidence = new CaseEvidence(
                roster.jdbc(),
                roster.store().bean(WorkflowClient.class),
                roster.store().bean(DataConverter.class),
                settings.kafkaServers());
    }

    /** Whether all cases agree in time. */
    boolean print(List<DemoCase> cases) {
        narrator.say("%nDo timeline, complaints.events, workflow history, row and notices agree?".formatted());
        boolean agreed = true;
        for (DemoCase kase : cases) {
            agreed &= print(kase);
        }
        return agreed;
    }

    private boolean print(DemoCase kase) {
        var last = new Evidence[1];
        boolean agreed = Await.until(atMost, () -> {
            last[0] = evidence.of(kase.id(), kase.citizenId(), level -> roster.superior(kase.lgdState(), level));
            return Agreement.disagreements(last[0]).isEmpty();
        });
        Evidence found = last[0];
        narrator.say("  %s  %s: %d entries, %d events, %d in the history, %d notices"
                .formatted(
                        kase.name(),
                        agreed ? "yes" : "NO",
                        found.timeline().size(),
                        found.events().size(),
                        found.history().size(),
                        found.sent().size()));
        if (!agreed) {
            Agreement.disagreements(found).forEach(difference -> narrator.say("     " + difference));
        }
        return agreed;
    }
}
