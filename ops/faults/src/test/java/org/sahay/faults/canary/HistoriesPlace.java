package org.sahay.faults.canary;

import com.google.protobuf.Message;
import io.temporal.api.common.v1.Payload;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.payload.codec.PayloadCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Every execution that began since, with its whole history, memo and search attributes, as who may open the payloads reads
 * them: histories carry ids and no text, sealed or not.
 */
record HistoriesPlace(WorkflowClient client, DataConverter converter, Instant since) implements Place {
    static final String TITLE = "histories of Temporal, opened";

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public void show(Display display) throws IOException {
        var executions = client.listExecutions("StartTime >= '" + since + "'").toList();
        for (var execution : executions) {
            var id = execution.getExecution();
            try (var out = display.part(id.getWorkflowId())) {
                write(execution.getWorkflowExecutionInfo(), out);
                for (var event :
                        client.fetchHistory(id.getWorkflowId(), id.getRunId()).getEvents()) {
                    write(event, out);
                }
            }
        }
    }

    /** As it is, and each payload in it as it was before it was sealed. */
    private void write(Message message, OutputStream out) throws IOException {
        out.write(message.toByteArray());
        writePayloads(message, out);
    }

    private void writePayloads(Object value, OutputStream out) throws IOException {
        switch (value) {
            case Payload payload -> out.write(opened(payload).getData().toByteArray());
            case Message message -> {
                for (Object field : message.getAllFields().values()) {
                    writePayloads(field, out);
                }
            }
            case Collection<?> several -> {
                for (Object one : several) {
                    writePayloads(one, out);
                }
            }
            default -> {} // numbers and texts were written with the whole
        }
    }

    private Payload opened(Payload payload) {
        return converter instanceof PayloadCodec codec
                ? codec.decode(List.of(payload)).getFirst()
                : payload;
    }
}
