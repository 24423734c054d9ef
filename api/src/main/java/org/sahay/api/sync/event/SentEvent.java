package org.sahay.api.sync.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One event of a batch, as far as it could be read. What it tells is hidden from logs. */
public sealed interface SentEvent {
    /**
     * An event that keeps every rule of its type.
     *
     * @param id chosen by the device; the same id is the same event
     * @param type what it tells
     * @param schemaVersion by which its payload was read
     * @param subject the citizen it is about
     * @param clientTime when it happened, by the clock of the device, which may be wrong
     * @param deviceSeq counts the events of the device
     * @param baseVersion the version it changes, where it changes something
     * @param payload an object that keeps the schema of type and version; its numbers are in their shortest form
     * @param hash SHA-256 of its content in canonical form ({@link CanonicalJson}): the same for the same content, however it
     *     is written. Who has it can try guesses at the content, so it is no secret-keeping form to store
     * @param sentHash SHA-256 of it as it was sent, by which it is known if it came before it could be read; the same holds for it
     */
    record Readable(
            UUID id,
            EventType type,
            int schemaVersion,
            UUID subject,
            Instant clientTime,
            long deviceSeq,
            @Nullable Long baseVersion,
            JsonNode payload,
            byte[] hash,
            byte[] sentHash)
            implements SentEvent {
        @Override
        public String toString() {
            return "Readable[" + id + ", " + type + "]";
        }
    }

    /**
     * An event that has an id and is wrong in some other way, to be kept until it can be read or is sent anew.
     *
     * @param id chosen by the device
     * @param subject the citizen it is about, where it names one
     * @param raw as it was sent
     * @param hash SHA-256 of {@code raw}, of which the same is true as of {@link Readable#hash()}
     * @param flaw the first thing wrong with it
     */
    record Bad(UUID id, @Nullable UUID subject, byte[] raw, byte[] hash, Flaw flaw) implements SentEvent {
        @Override
        public String toString() {
            return "Bad[" + id + ", " + flaw + "]";
        }
    }

    /**
     * What has no id to keep it by, and can only be refused.
     *
     * @param sentId what was sent as id, where it is a text short and plain enough to be repeated
     * @param flaw always {@link FlawCode#ID_INVALID}
     */
    record Nameless(@Nullable String sentId, Flaw flaw) implements SentEvent {}
}
