package org.sahay.api.sync.event;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Fields;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.workflows.wellness.Metrics;
import tools.jackson.databind.node.StringNode;

/**
 * Reads the body of a batch. Only where each event begins and ends is told of all of them together; then each is read on its
 * own, and whatever is wrong with one is wrong with that one alone. Thread-safe.
 */
public final class BatchReader {
    private static final int MOST_EVENTS = 500;
    private static final String DEVICE_ID = "deviceId";
    private static final String EVENTS = "events";

    private final EventReader events;

    /** @throws IllegalStateException naming the file, for a schema that is missing or none */
    public BatchReader(Clock clock, Metrics metrics) {
        events = new EventReader(clock, new EventSchemas(clock), new MetricRules(metrics));
    }

    /** @throws ProblemException 400 naming the field, when the events cannot be told from each other or it is no batch */
    public Batch read(byte[] body) {
        Envelope envelope = envelope(body);
        return new Batch(
                deviceId(envelope.deviceId),
                elements(envelope.events).stream().map(events::read).toList());
    }

    /** Reads one event by today's rules, as one that was kept because it could not be read. */
    public SentEvent readAgain(byte[] raw) {
        return events.read(raw);
    }

    /** The type of an event by its brackets and quotes alone, as one that cannot be read still has it. */
    public Optional<String> glimpsedType(byte[] raw) {
        return Optional.ofNullable(Glimpse.of(raw).type());
    }

    private record Envelope(JsonScan.Slice deviceId, JsonScan.Slice events) {}

    private static Envelope envelope(byte[] body) {
        JsonScan.Slice deviceId = null;
        JsonScan.Slice events = null;
        var scan = new JsonScan(body);
        require(scan.take('{'));
        if (!scan.sees('}')) {
            do {
                JsonScan.Slice name = known(scan.string());
                require(scan.take(':'));
                JsonScan.Slice value = known(scan.value());
                if (name.isString(DEVICE_ID)) {
                    deviceId = once(deviceId, value, DEVICE_ID);
                } else if (name.isString(EVENTS)) {
                    events = once(events, value, EVENTS);
                } else {
                    throw unknownField(name);
                }
            } while (scan.take(','));
        }
        require(scan.take('}') && scan.isAtEnd());
        return new Envelope(present(deviceId, DEVICE_ID), present(events, EVENTS));
    }

    private static String deviceId(JsonScan.Slice sent) {
        if (JsonTree.read(sent.bytes()) instanceof JsonTree.Outcome.Whole(StringNode text)) {
            String id = text.stringValue();
            if (Batch.isDeviceId(id)) {
                return id;
            }
        }
        throw refused(ProblemCode.INVALID_VALUE, DEVICE_ID, "text of 1 to " + Batch.LONGEST_DEVICE_ID + " characters");
    }

    private static List<byte[]> elements(JsonScan.Slice sent) {
        List<byte[]> elements = new ArrayList<>();
        var scan = new JsonScan(sent.bytes());
        if (!scan.take('[') || scan.take(']')) {
            throw wrongNumber();
        }
        do {
            if (elements.size() == MOST_EVENTS) {
                throw wrongNumber();
            }
            elements.add(known(scan.value()).bytes());
        } while (scan.take(','));
        require(scan.take(']') && scan.isAtEnd());
        return elements;
    }

    private static ProblemException wrongNumber() {
        return refused(ProblemCode.INVALID_VALUE, EVENTS, "an array of 1 to " + MOST_EVENTS + " events");
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw malformed();
        }
    }

    private static JsonScan.Slice known(JsonScan.@Nullable Slice slice) {
        if (slice == null) {
            throw malformed();
        }
        return slice;
    }

    private static JsonScan.Slice once(JsonScan.@Nullable Slice before, JsonScan.Slice value, String field) {
        if (before != null) {
            throw refused(ProblemCode.MALFORMED_JSON, field, field + " is there twice");
        }
        return value;
    }

    private static JsonScan.Slice present(JsonScan.@Nullable Slice value, String field) {
        if (value == null) {
            throw refused(ProblemCode.MISSING_FIELD, field, null);
        }
        return value;
    }

    private static ProblemException unknownField(JsonScan.Slice name) {
        return JsonTree.read(name.bytes()) instanceof JsonTree.Outcome.Whole(StringNode text)
                ? refused(ProblemCode.UNKNOWN_FIELD, Fields.shown(text.stringValue()), "no such field")
                : malformed();
    }

    private static ProblemException malformed() {
        return new ProblemException(Problem.of(ProblemCode.MALFORMED_JSON));
    }

    private static ProblemException refused(ProblemCode code, String field, @Nullable String rule) {
        return new ProblemException(Problem.of(code, field, rule).withStatus(400));
    }
}
