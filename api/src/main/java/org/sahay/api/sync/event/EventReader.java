package org.sahay.api.sync.event;

import static org.sahay.api.sync.event.FlawCode.ID_INVALID;
import static org.sahay.api.sync.event.FlawCode.IMPOSSIBLE_TIME;
import static org.sahay.api.sync.event.FlawCode.SCHEMA;
import static org.sahay.api.sync.event.FlawCode.TOO_LARGE;
import static org.sahay.api.sync.event.FlawCode.UNKNOWN_TYPE;
import static org.sahay.api.sync.event.FlawCode.UNKNOWN_VERSION;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Uuids;
import org.sahay.api.sync.event.SentEvent.Bad;
import org.sahay.api.sync.event.SentEvent.Nameless;
import org.sahay.api.sync.event.SentEvent.Readable;
import org.sahay.store.hash.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one event: its fields in the order in which they are listed here, its payload by schema, then what it measured. */
final class EventReader {
    static final int MOST_BYTES = 64 * 1024;

    private static final Set<String> FIELDS =
            Set.of("id", "type", "schemaVersion", "subject", "clientTime", "deviceSeq", "baseVersion", "payload");

    private final Clock clock;
    private final EventSchemas schemas;
    private final MetricRules metrics;

    EventReader(Clock clock, EventSchemas schemas, MetricRules metrics) {
        this.clock = clock;
        this.schemas = schemas;
        this.metrics = metrics;
    }

    SentEvent read(byte[] raw) {
        if (raw.length > MOST_BYTES) {
            return bad(raw, new Flaw(TOO_LARGE, ""));
        }
        return switch (JsonTree.read(raw)) {
            case JsonTree.Outcome.Flawed(Flaw flaw) -> bad(raw, flaw);
            case JsonTree.Outcome.Whole(ObjectNode event) -> whole(event, raw);
            case JsonTree.Outcome.Whole other -> new Nameless(null, new Flaw(ID_INVALID, ""));
        };
    }

    private SentEvent whole(ObjectNode event, byte[] raw) {
        Optional<Instant> clientTime = time(event);
        Flaw flaw = flaw(event, clientTime);
        if (flaw != null) {
            return bad(raw, flaw);
        }
        JsonNode baseVersion = event.path("baseVersion");
        var read = new Content(
                uuid(event, "id").orElseThrow(),
                type(event).orElseThrow(),
                event.path("schemaVersion").intValue(),
                uuid(event, "subject").orElseThrow(),
                clientTime.orElseThrow(),
                event.path("deviceSeq").longValue(),
                baseVersion.isLong() ? baseVersion.longValue() : null,
                event.path("payload"));
        return read.hashed(raw);
    }

    private @Nullable Flaw flaw(ObjectNode event, Optional<Instant> clientTime) {
        for (String field : event.propertyNames()) {
            if (!FIELDS.contains(field)) {
                return at(SCHEMA, field);
            }
        }
        Optional<EventType> type = type(event);
        if (uuid(event, "id").isEmpty()) {
            return at(ID_INVALID, "id");
        }
        if (type.isEmpty()) {
            return at(event.path("type").isString() ? UNKNOWN_TYPE : SCHEMA, "type");
        }
        if (!isCount(event.path("schemaVersion"))) {
            return at(SCHEMA, "schemaVersion");
        }
        if (!hasVersion(type.get(), event.path("schemaVersion").longValue())) {
            return at(UNKNOWN_VERSION, "schemaVersion");
        }
        if (uuid(event, "subject").isEmpty()) {
            return at(SCHEMA, "subject");
        }
        if (clientTime.isEmpty()) {
            return at(SCHEMA, "clientTime");
        }
        if (!NearTimes.isNear(clientTime.get(), clock.instant())) {
            return at(IMPOSSIBLE_TIME, "clientTime");
        }
        if (!isCount(event.path("deviceSeq"))) {
            return at(SCHEMA, "deviceSeq");
        }
        JsonNode baseVersion = event.path("baseVersion");
        if (!baseVersion.isMissingNode() && !baseVersion.isNull() && !isCount(baseVersion)) {
            return at(SCHEMA, "baseVersion");
        }
        return payloadFlaw(type.get(), event);
    }

    private @Nullable Flaw payloadFlaw(EventType type, ObjectNode event) {
        JsonNode payload = event.path("payload");
        if (!payload.isObject()) {
            return at(SCHEMA, "payload");
        }
        if (isForSomebodyElse(event)) {
            return new Flaw(SCHEMA, "/payload/onBehalfOf/citizenId");
        }
        Flaw flaw = schemas.flaw(type, event.path("schemaVersion").intValue(), payload);
        return flaw != null ? flaw : metrics.flaw(type, payload);
    }

    /** Whether the payload says it is about another citizen than the event is. */
    private static boolean isForSomebodyElse(ObjectNode event) {
        JsonNode citizen = event.at("/payload/onBehalfOf/citizenId");
        return citizen.isString()
                && !citizen.stringValue().equalsIgnoreCase(event.path("subject").stringValue());
    }

    private static SentEvent bad(byte[] raw, Flaw flaw) {
        Glimpse glimpse = Glimpse.of(raw);
        UUID id = glimpse.id();
        return id == null
                ? new Nameless(glimpse.sentId(), new Flaw(ID_INVALID, "/id"))
                : new Bad(id, glimpse.subject(), raw, Sha256.of(raw), flaw);
    }

    private static Flaw at(FlawCode code, String field) {
        return new Flaw(code, new Pointer().enter(field).toString());
    }

    private static Optional<EventType> type(ObjectNode event) {
        return EventType.of(event.path("type").stringValue(""));
    }

    private static Optional<UUID> uuid(ObjectNode event, String field) {
        return Optional.of(event.path(field).stringValue(""))
                .filter(Uuids::isUuid)
                .map(UUID::fromString);
    }

    private static Optional<Instant> time(ObjectNode event) {
        return NearTimes.instant(event.path("clientTime").stringValue(""));
    }

    private static boolean isCount(JsonNode node) {
        return node.isLong() && node.longValue() >= 0;
    }

    private static boolean hasVersion(EventType type, long version) {
        return version >= 1 && version <= type.newestVersion();
    }

    /** A sound event, before its hash. */
    private record Content(
            UUID id,
            EventType type,
            int schemaVersion,
            UUID subject,
            Instant clientTime,
            long deviceSeq,
            @Nullable Long baseVersion,
            JsonNode payload) {
        Readable hashed(byte[] raw) {
            ObjectNode content = CanonicalJson.object()
                    .put("id", id.toString())
                    .put("type", type.code())
                    .put("schemaVersion", schemaVersion)
                    .put("subject", subject.toString())
                    .put("clientTime", clientTime.toString())
                    .put("deviceSeq", deviceSeq)
                    .set("payload", payload);
            if (baseVersion != null) {
                content.put("baseVersion", baseVersion);
            }
            byte[] hash = Sha256.of(CanonicalJson.bytes(content));
            return new Readable(
                    id,
                    type,
                    schemaVersion,
                    subject,
                    clientTime,
                    deviceSeq,
                    baseVersion,
                    payload,
                    hash,
                    Sha256.of(raw));
        }
    }
}
