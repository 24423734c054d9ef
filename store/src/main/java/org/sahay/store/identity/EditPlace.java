package org.sahay.store.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an edit stands among all edits of its field: the last one wins. Nothing in it depends on when an edit came in, but for
 * a clock that is ahead; so the same edits make the same profile in whatever order they come.
 *
 * @param at when it was made
 * @param baseVersion of two at once the one that was made on more; -1 for one that does not say
 * @param eventId of two that are alike in all else, one, the same everywhere
 */
public record EditPlace(Instant at, long baseVersion, UUID eventId) implements Comparable<EditPlace> {
    /**
     * How far a device's clock may be ahead. A phone that takes its time from the network is right to seconds; one that was set
     * by hand is off by minutes. More is a mistake, or somebody who wants to win for ever.
     */
    public static final Duration ALLOWED_SKEW = Duration.ofMinutes(5);

    private static final Comparator<EditPlace> ORDER = Comparator.comparing(EditPlace::at)
            .thenComparing(EditPlace::baseVersion)
            .thenComparing(EditPlace::eventId);

    /** As exact as the database keeps it. */
    public EditPlace {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    static boolean isAhead(Instant clientTime, Instant receivedAt) {
        return clientTime.isAfter(receivedAt.plus(ALLOWED_SKEW));
    }

    /** Of an edit from a device: a time that cannot be counts as the time it came. */
    static EditPlace of(Instant clientTime, Instant receivedAt, @Nullable Long baseVersion, UUID eventId) {
        return new EditPlace(
                isAhead(clientTime, receivedAt) ? receivedAt : clientTime,
                baseVersion == null ? -1 : baseVersion,
                eventId);
    }

    @Override
    public int compareTo(EditPlace other) {
        return ORDER.compare(this, other);
    }
}
