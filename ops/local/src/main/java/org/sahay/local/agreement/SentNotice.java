package org.sahay.local.agreement;

import java.util.UUID;

/** A notice as it was sent, or as the table of the process owes it. */
public record SentNotice(long seq, String kind, UUID recipient) implements Comparable<SentNotice> {
    @Override
    public int compareTo(SentNotice other) {
        int bySeq = Long.compare(seq, other.seq);
        int byKind = bySeq != 0 ? bySeq : kind.compareTo(other.kind);
        return byKind != 0 ? byKind : recipient.compareTo(other.recipient);
    }

    @Override
    public String toString() {
        return "%s of %d to %s".formatted(kind, seq, recipient);
    }
}
