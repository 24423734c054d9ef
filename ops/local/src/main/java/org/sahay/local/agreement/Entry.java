package org.sahay.local.agreement;

import org.jspecify.annotations.Nullable;

/** What every account of a transition must say alike. */
public record Entry(long seq, String event, @Nullable String from, String to, int level) {
    @Override
    public String toString() {
        return "%d %s %s→%s level %d".formatted(seq, event, from == null ? "" : from, to, level);
    }
}
