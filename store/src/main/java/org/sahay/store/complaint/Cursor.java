package org.sahay.store.complaint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.sahay.store.complaint.Listing.View;

/** The place of the last item of a page in the order of its view. */
record Cursor(View view, Instant due, UUID id) {
    /** Stands for no deadline, after all others; the same instant as in the index. */
    static final Instant NOT_DUE = Instant.parse("9999-12-31T00:00:00Z");

    String encode() {
        String plain = view + " " + due + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    static Cursor decode(String cursor, View view) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", -1);
            if (parts.length == 3 && parts[0].equals(view.name())) {
                Instant due = Instant.parse(parts[1]);
                if (!due.isBefore(Instant.EPOCH) && !due.isAfter(NOT_DUE)) {
                    return new Cursor(view, due, UUID.fromString(parts[2]));
                }
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new InvalidCursorException();
        }
        throw new InvalidCursorException();
    }
}
