package org.sahay.api.sync.event;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Uuids;
import tools.jackson.databind.node.StringNode;

/**
 * Whose an event is that cannot be read, seen by its brackets and quotes alone, so that it can be kept in its place.
 *
 * @param id null where it has none, or more than one
 * @param sentId what was sent as id, where it is a text short and plain enough to be repeated
 * @param subject null where it names none, or more than one
 * @param type as it was sent; null where it has none, or more than one
 */
record Glimpse(
        @Nullable UUID id,
        @Nullable String sentId,
        @Nullable UUID subject,
        @Nullable String type) {
    private static final int LONGEST_SLICE = 400;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.:-]{1,64}");

    static Glimpse of(byte[] raw) {
        var id = new Seen();
        var subject = new Seen();
        var type = new Seen();
        var scan = new JsonScan(raw);
        if (scan.take('{')) {
            JsonScan.Slice name = scan.string();
            while (name != null && scan.take(':')) {
                JsonScan.Slice value = scan.value();
                if (name.isString("id")) {
                    id.add(value);
                } else if (name.isString("subject")) {
                    subject.add(value);
                } else if (name.isString("type")) {
                    type.add(value);
                }
                name = value != null && scan.take(',') ? scan.string() : null;
            }
        }
        String sentId = id.text();
        return new Glimpse(
                uuid(sentId),
                sentId != null && PLAIN.matcher(sentId).matches() ? sentId : null,
                uuid(subject.text()),
                type.text());
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text != null && Uuids.isUuid(text) ? UUID.fromString(text) : null;
    }

    /** The values of one field; with two of them there is none. */
    private static final class Seen {
        private int times;
        private JsonScan.@Nullable Slice slice;

        void add(JsonScan.@Nullable Slice value) {
            times++;
            slice = value;
        }

        @Nullable
        String text() {
            if (times != 1 || slice == null || slice.to() - slice.from() > LONGEST_SLICE) {
                return null;
            }
            return JsonTree.read(slice.bytes()) instanceof JsonTree.Outcome.Whole(StringNode text)
                    ? text.stringValue()
                    : null;
        }
    }
}
