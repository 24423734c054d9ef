package org.sahay.store.temporal;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Payloads in the form that Temporal's JSON gives them, opened for whoever shows them to people. */
public final class SealedPayloads {
    private final SealingCodec codec;

    SealedPayloads(SealingCodec codec) {
        this.codec = codec;
    }

    /**
     * A payload as JSON has it.
     *
     * @param metadata values in base64
     * @param data in base64; null when it has none
     */
    public record Form(
            Map<String, String> metadata, @Nullable String data) {
        public Form {
            metadata = Map.copyOf(metadata);
        }
    }

    /** What is found in a payload. */
    public sealed interface Found {
        /** It is not sealed. */
        record Plain() implements Found {}

        /**
         * It was sealed, and is as it was.
         *
         * @param workflowId which workflow it belongs to; null when it was sealed for none
         */
        record Opened(Form form, @Nullable String workflowId) implements Found {}

        /** It is sealed with a key that is not here. */
        record WithoutKey(String keyId) implements Found {}

        /** It is not as it was sealed. */
        record Changed() implements Found {}
    }

    /** @throws IllegalArgumentException when it holds what is no base64 */
    public Found find(Form form) {
        Payload payload = payload(form);
        if (!SealingCodec.isSealed(payload)) {
            return new Found.Plain();
        }
        if (!codec.hasKeyOf(payload)) {
            return new Found.WithoutKey(SealingCodec.keyId(payload));
        }
        try {
            Payload opened = codec.decode(List.of(payload)).getFirst();
            return new Found.Opened(form(opened), SealingCodec.workflowId(payload));
        } catch (PayloadCodecException changed) {
            return new Found.Changed();
        }
    }

    /** A text, as somebody would have written it into a payload. */
    public static Form text(String text) {
        return form(SahayDataConverter.create().toPayload(text).orElseThrow());
    }

    private static Payload payload(Form form) {
        var payload = Payload.newBuilder();
        form.metadata().forEach((name, value) -> payload.putMetadata(name, bytes(value)));
        String data = form.data();
        return data == null ? payload.build() : payload.setData(bytes(data)).build();
    }

    private static Form form(Payload payload) {
        return new Form(
                payload.getMetadataMap().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, value -> base64(value.getValue()))),
                base64(payload.getData()));
    }

    private static ByteString bytes(String base64) {
        return ByteString.copyFrom(Base64.getDecoder().decode(base64));
    }

    private static String base64(ByteString bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
