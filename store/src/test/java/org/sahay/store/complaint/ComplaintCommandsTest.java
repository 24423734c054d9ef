package org.sahay.store.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.outbox.Destination;
import org.sahay.store.outbox.OutboxRecord;
import org.sahay.store.outbox.OutboxRow;
import org.sahay.store.outbox.TemporalCommand;
import org.sahay.store.roster.RosterWakeUp;
import org.sahay.store.roster.RosterWakeUps;
import org.sahay.store.temporal.CaseJson;
import org.sahay.store.temporal.SahayDataConverter;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.sahay.workflows.temporal.SearchAttributes;

@Tag("server")
class ComplaintCommandsTest {
    @TempDir
    Path state;

    private StoreFixture store;
    private TestWorkflowEnvironment temporal;
    private List<TemporalCommand> commands;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(SahayDataConverter.create())
                        .build())
                .build());
        SearchAttributes.ALL.forEach(key -> temporal.registerSearchAttribute(key.getName(), valueType(key)));
        commands = store.all(TemporalCommand.class);
    }

    @AfterEach
    void close() {
        temporal.close();
        store.close();
    }

    @Test
    void aStartThatComesTwiceIsOneWorkflow() {
        ComplaintCase kase = store.anAcceptedComplaint();
        OutboxRow start = row(ComplaintStarts.KIND, ComplaintStarts.input(kase));
        perform(start);
        String runId = runId(kase.id());
        perform(start);
        assertThat(runId(kase.id())).isEqualTo(runId);
    }

    @Test
    void aStartAfterTheEndStartsNothing() {
        ComplaintCase kase = store.anAcceptedComplaint();
        OutboxRow start = row(ComplaintStarts.KIND, ComplaintStarts.input(kase));
        perform(start);
        String runId = runId(kase.id());
        client().newUntypedWorkflowStub(ComplaintWorkflow.idFor(kase.id())).terminate("test");
        perform(start);
        assertThat(runId(kase.id())).isEqualTo(runId);
    }

    @Test
    void aRosterChangeOfACaseThatIsGoneIsDone() {
        var id = new ComplaintId(UUID.randomUUID());
        assertThatCode(() -> perform(row(RosterWakeUps.KIND, new RosterWakeUp(id, null))))
                .doesNotThrowAnyException();
    }

    @Test
    void aRosterChangeSignalsTheCase() {
        ComplaintCase kase = store.anAcceptedComplaint();
        perform(row(ComplaintStarts.KIND, ComplaintStarts.input(kase)));
        perform(row(RosterWakeUps.KIND, new RosterWakeUp(kase.id(), null)));
        assertThat(client().fetchHistory(ComplaintWorkflow.idFor(kase.id())).getEvents())
                .anyMatch(event -> event.hasWorkflowExecutionSignaledEventAttributes()
                        && event.getWorkflowExecutionSignaledEventAttributes()
                                .getSignalName()
                                .equals("rosterChanged"));
    }

    private void perform(OutboxRow row) {
        commands.stream()
                .collect(Collectors.toMap(TemporalCommand::kind, Function.identity()))
                .get(row.entry().kind())
                .perform(client(), row);
    }

    private OutboxRow row(String kind, Object payload) {
        var entry = new OutboxRecord(
                Destination.TEMPORAL, kind, "key", store.get(CaseJson.class).write(payload));
        return new OutboxRow(1, "1", 0, false, entry, "request", "trace", Instant.EPOCH);
    }

    private String runId(ComplaintId id) {
        return client().newUntypedWorkflowStub(ComplaintWorkflow.idFor(id))
                .describe()
                .getExecution()
                .getRunId();
    }

    private WorkflowClient client() {
        return temporal.getWorkflowClient();
    }

    private static IndexedValueType valueType(SearchAttributeKey<?> key) {
        return key.getValueType();
    }
}
