package org.sahay.store.temporal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import io.temporal.payload.context.HasWorkflowSerializationContext;
import io.temporal.payload.context.SerializationContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.SealingKeys;
import org.sahay.store.vault.VaultException;

/**
 * Seals each payload as a whole. Beside it stand the key's id and the workflow it belongs to, and it is bound to both: a
 * payload opens neither under another id nor in another workflow. Plain ones, written before there was a codec, pass.
 */
public final class SealingCodec implements PayloadCodec {
    static final String ENCODING = "encoding";
    static final String SEALED = "binary/encrypted";
    static final String KEY_ID = "encryption-key-id";
    static final String WORKFLOW_ID = "workflow-id";

    private final SealingKeys keys;
    private final @Nullable String workflowId;

    public SealingCodec(SealingKeys keys) {
        this(keys, null);
    }

    private SealingCodec(SealingKeys keys, @Nullable String workflowId) {
        this.keys = keys;
        this.workflowId = workflowId;
    }

    @Override
    public PayloadCodec withContext(SerializationContext context) {
        return context instanceof HasWorkflowSerializationContext of
                ? new SealingCodec(keys, of.getWorkflowId())
                : this;
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream().map(this::seal).toList();
    }

    /** @throws PayloadCodecException that says why one cannot be opened, and what to do */
    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream()
                .map(payload -> isSealed(payload) ? open(payload) : payload)
                .toList();
    }

    static boolean isSealed(Payload payload) {
        return SEALED.equals(text(payload, ENCODING));
    }

    /** The workflow it was sealed for, when it was for one. */
    static @Nullable String workflowId(Payload payload) {
        return text(payload, WORKFLOW_ID);
    }

    /** What it says it was sealed with. */
    static String keyId(Payload payload) {
        String keyId = text(payload, KEY_ID);
        return keyId == null ? "of no id" : keyId;
    }

    /** Whether the key that it names is there. */
    boolean hasKeyOf(Payload payload) {
        return keys.has(keyId(payload));
    }

    private Payload seal(Payload payload) {
        var sealed = Payload.newBuilder()
                .putMetadata(ENCODING, ByteString.copyFromUtf8(SEALED))
                .putMetadata(KEY_ID, ByteString.copyFromUtf8(keys.primary()));
        if (workflowId != null) {
            sealed.putMetadata(WORKFLOW_ID, ByteString.copyFromUtf8(workflowId));
        }
        byte[] bound = bound(keys.primary(), workflowId);
        return sealed.setData(ByteString.copyFrom(keys.seal(payload.toByteArray(), bound)))
                .build();
    }

    private Payload open(Payload payload) {
        String keyId = keyId(payload);
        String sealedFor = workflowId(payload);
        if (!keys.has(keyId)) {
            throw new PayloadCodecException(("A payload is sealed with the key %s, which is not in the key set of this"
                            + " process or disabled there: put it back into the file sahay.temporal.keyset-file, not as"
                            + " the primary key, and restart.")
                    .formatted(keyId));
        }
        if (sealedFor != null && workflowId != null && !sealedFor.equals(workflowId)) {
            throw new PayloadCodecException("A payload of the workflow %s was sealed for %s; somebody has moved it."
                    .formatted(workflowId, sealedFor));
        }
        try {
            return Payload.parseFrom(keys.open(payload.getData().toByteArray(), bound(keyId, sealedFor)));
        } catch (VaultException | InvalidProtocolBufferException e) {
            throw new PayloadCodecException(
                    "A payload that names the key %s is not as it was sealed; somebody has changed it."
                            .formatted(keyId),
                    e);
        }
    }

    private static @Nullable String text(Payload payload, String name) {
        ByteString value = payload.getMetadataMap().get(name);
        return value == null ? null : value.toStringUtf8();
    }

    private static byte[] bound(String keyId, @Nullable String workflowId) {
        String of = workflowId == null ? "" : workflowId;
        return String.join("\u0000", "temporal-payload", SEALED, keyId, of).getBytes(StandardCharsets.UTF_8);
    }
}
