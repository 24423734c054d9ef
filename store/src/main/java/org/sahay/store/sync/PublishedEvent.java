package org.sahay.store.sync;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;

/**
 * An event as {@code sync.events} carries it.
 *
 * @param serverId the same however often it comes
 * @param subject whose it is
 * @param principal who sent it
 * @param type code of its type
 * @param clientTime when it happened, by the device's clock
 * @param serverTime when it was accepted
 * @param deviceSeq its place among what the device made
 * @param baseVersion what it was made on
 * @param payload sealed, as {@link RowSeals} opens it
 */
public record PublishedEvent(
        UUID serverId,
        UUID subject,
        UUID principal,
        String type,
        int schemaVersion,
        Instant clientTime,
        Instant serverTime,
        long deviceSeq,
        @Nullable Long baseVersion,
        RowSeals.Kept payload) {

    /** @throws UnreadableEventException naming the first header that is wrong, or {@code value} */
    public static PublishedEvent read(Headers headers, byte @Nullable [] value) {
        if (!"1.0".equals(text(headers, "ce_specversion"))) {
            throw new UnreadableEventException("ce_specversion", null);
        }
        UUID serverId = parsed(headers, "ce_id", UUID::fromString);
        UUID subject = parsed(headers, "ce_subject", UUID::fromString);
        int key = parsed(headers, "ce_datakey", Integer::valueOf);
        int form = parsed(headers, "ce_sealversion", Integer::valueOf);
        if (value == null) {
            throw new UnreadableEventException("value", null);
        }
        return new PublishedEvent(
                serverId,
                subject,
                parsed(headers, "ce_principal", UUID::fromString),
                parsed(headers, "ce_type", PublishedEvent::type),
                parsed(headers, "ce_schemaversion", Integer::valueOf),
                parsed(headers, "ce_clienttime", PublishedEvent::instant),
                parsed(headers, "ce_time", PublishedEvent::instant),
                parsed(headers, "ce_deviceseq", Long::valueOf),
                headers.lastHeader("ce_baseversion") == null ? null : parsed(headers, "ce_baseversion", Long::valueOf),
                new RowSeals.Kept(new RowSeals.Place(SealedBytes.SYNC_EVENT, serverId, subject), value, key, form));
    }

    private static <T> T parsed(Headers headers, String name, Function<String, T> parse) {
        try {
            return parse.apply(text(headers, name));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new UnreadableEventException(name, wrong);
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        byte[] value = header == null ? null : header.value();
        if (value == null) {
            throw new UnreadableEventException(name, null);
        }
        return new String(value, StandardCharsets.UTF_8);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static String type(String text) {
        if (!text.startsWith(SyncEventRecords.TYPE_PREFIX)) {
            throw new IllegalArgumentException("No type of ours");
        }
        return text.substring(SyncEventRecords.TYPE_PREFIX.length());
    }
}
