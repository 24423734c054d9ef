package org.sahay.store.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.payload.codec.PayloadCodecException;
import io.temporal.payload.context.WorkflowSerializationContext;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.vault.SealingKeys;
import org.sahay.store.vault.TestKeysets;
import org.sahay.workflows.complaint.RosterChange;

class SealingCodecTest {
    private static final String CASE = "complaint/7";
    private static final RosterChange CHANGE = new RosterChange(UUID.randomUUID());

    @TempDir
    private Path folder;

    private Path keyset;
    private DataConverter converter;

    @BeforeEach
    void makeKeys() {
        keyset = folder.resolve("temporal-keyset.json");
        SealingKeys.readOrCreate(keyset);
        converter = converter();
    }

    private DataConverter converter() {
        return SahayDataConverter.sealing(new SealingCodec(SealingKeys.read(keyset)));
    }

    private static DataConverter in(DataConverter converter, String workflowId) {
        return converter.withContext(new WorkflowSerializationContext("sahay", workflowId));
    }

    private static Payload sealed(DataConverter converter) {
        return in(converter, CASE).toPayload(CHANGE).orElseThrow();
    }

    private static RosterChange read(DataConverter converter, Payload payload) {
        return converter.fromPayload(payload, RosterChange.class, RosterChange.class);
    }

    @Test
    void aPayloadIsSealedAsAWholeAndSaysWithWhichKeyAndForWhichWorkflow() {
        Payload payload = sealed(converter);
        assertThat(payload.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("binary/encrypted");
        assertThat(payload.getMetadataOrThrow("encryption-key-id").toStringUtf8())
                .isEqualTo(SealingKeys.read(keyset).primary());
        assertThat(payload.getMetadataOrThrow("workflow-id").toStringUtf8()).isEqualTo(CASE);
        assertThat(payload.toByteString().toStringUtf8())
                .doesNotContain(String.valueOf(CHANGE.departed()), "json/plain");
        assertThat(payload.getData()).isNotEqualTo(sealed(converter).getData());
        assertThat(read(in(converter, CASE), payload)).isEqualTo(CHANGE);
        assertThat(read(converter, payload)).isEqualTo(CHANGE);
    }

    @Test
    void whatWasWrittenPlainIsRead() {
        Payload plain = SahayDataConverter.create().toPayload(CHANGE).orElseThrow();
        assertThat(read(in(converter, CASE), plain)).isEqualTo(CHANGE);
    }

    @Test
    void afterAChangeOfKeysTheNewOneSealsAndFormerPayloadsAreRead() {
        Payload former = sealed(converter);
        TestKeysets.rotate(keyset);
        DataConverter rotated = converter();
        assertThat(sealed(rotated).getMetadataOrThrow("encryption-key-id"))
                .isNotEqualTo(former.getMetadataOrThrow("encryption-key-id"));
        assertThat(read(rotated, former)).isEqualTo(CHANGE);
    }

    @Test
    void withoutItsKeyTheErrorNamesTheKeyAndTheWayOut() {
        Payload former = sealed(converter);
        TestKeysets.rotate(keyset);
        TestKeysets.keepPrimary(keyset);
        DataConverter forgetful = converter();
        assertThatThrownBy(() -> read(forgetful, former))
                .isInstanceOf(PayloadCodecException.class)
                .hasMessageContaining(
                        former.getMetadataOrThrow("encryption-key-id").toStringUtf8())
                .hasMessageContaining("sahay.temporal.keyset-file");
        Payload nameless =
                former.toBuilder().removeMetadata("encryption-key-id").build();
        assertThatThrownBy(() -> read(converter, nameless))
                .isInstanceOf(PayloadCodecException.class)
                .hasMessageContaining("of no id");
    }

    @Test
    void aPayloadOpensUnderNoOtherKeysNameInNoOtherWorkflowAndNotWhenItWasChanged() {
        Payload former = sealed(converter);
        TestKeysets.rotate(keyset);
        DataConverter rotated = converter();
        String newKey = SealingKeys.read(keyset).primary();
        refused(rotated, with(former, "encryption-key-id", newKey));
        refused(rotated, with(former, "workflow-id", "complaint/8"));
        refused(rotated, former.toBuilder().removeMetadata("workflow-id").build());
        refused(
                rotated,
                former.toBuilder().setData(former.getData().substring(1)).build());
        assertThatThrownBy(() -> read(in(rotated, "complaint/8"), former))
                .isInstanceOf(PayloadCodecException.class)
                .hasMessageContaining("complaint/8")
                .hasMessageContaining(CASE);
    }

    @Test
    void aFailureTellsNothingOutside() {
        var accident = ApplicationFailure.newFailure("words of an accident", "code", CHANGE);
        Failure failure = in(converter, CASE).exceptionToFailure(accident);
        assertThat(failure.toString())
                .doesNotContain("words of", "SealingCodecTest.java", String.valueOf(CHANGE.departed()));
        var read = (ApplicationFailure) in(converter, CASE).failureToException(failure);
        assertThat(read.getOriginalMessage()).isEqualTo("words of an accident");
        assertThat(read.getType()).isEqualTo("code");
        assertThat(read.getDetails().get(RosterChange.class)).isEqualTo(CHANGE);
        assertThat(read.getStackTrace()).isNotEmpty();
    }

    private static Payload with(Payload payload, String name, String value) {
        return payload.toBuilder()
                .putMetadata(name, ByteString.copyFromUtf8(value))
                .build();
    }

    private static void refused(DataConverter converter, Payload payload) {
        assertThatThrownBy(() -> read(converter, payload))
                .isInstanceOf(PayloadCodecException.class)
                .hasMessageContaining("not as it was sealed");
    }
}
