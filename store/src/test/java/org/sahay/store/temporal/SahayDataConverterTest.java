package org.sahay.store.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.complaint.ComplaintState;
import org.sahay.workflows.complaint.HeldReason;
import org.sahay.workflows.complaint.RosterChange;

class SahayDataConverterTest {
    private final DataConverter converter = SahayDataConverter.create();

    record Appointment(Instant at, Duration length) {}

    @Test
    void fieldsItDoesNotKnowAreToleratedAndMissingOnesAreNull() {
        UUID departed = UUID.randomUUID();
        assertThat(read("{\"departed\":\"" + departed + "\",\"addedLater\":{\"x\":[1]}}", RosterChange.class))
                .isEqualTo(new RosterChange(departed));
        assertThat(read("{}", RosterChange.class)).isEqualTo(new RosterChange(null));
    }

    @Test
    void timesAreIso() {
        var appointment = new Appointment(Instant.parse("2026-11-23T12:00:00.123456Z"), Duration.ofMinutes(90));
        Payload payload = converter.toPayload(appointment).orElseThrow();
        assertThat(payload.getData().toStringUtf8())
                .isEqualTo("{\"at\":\"2026-11-23T12:00:00.123456Z\",\"length\":\"PT1H30M\"}");
        assertThat(converter.fromPayload(payload, Appointment.class, Appointment.class))
                .isEqualTo(appointment);
    }

    @Test
    void sealedStatesComeBackAsWhatTheyWere() {
        ComplaintState held = new ComplaintState.Held(HeldReason.values()[0]);
        Payload payload = converter.toPayload(held).orElseThrow();
        assertThat(converter.fromPayload(payload, ComplaintState.class, ComplaintState.class))
                .isEqualTo(held);
        assertThat(new CaseJson().read(new CaseJson().write(held), ComplaintState.class))
                .isEqualTo(held);
    }

    @Test
    void whatCannotBeReadIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> new CaseJson().read("{\"departed\":\"9876543210\"", RosterChange.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("9876543210");
    }

    private <T> T read(String json, Class<T> type) {
        Payload payload = Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFromUtf8(json))
                .build();
        return converter.fromPayload(payload, type, type);
    }
}
