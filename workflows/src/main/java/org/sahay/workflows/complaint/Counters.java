package org.sahay.workflows.complaint;

/**
 * What a case has used up of its limits, in its whole life.
 *
 * @param transfers TRANSFERs
 * @param reopens REOPENs
 * @param pauses pauses of the citizen clock
 */
public record Counters(int transfers, int reopens, int pauses) {
    public static final Counters NONE = new Counters(0, 0, 0);

    Counters oneTransfer() {
        return new Counters(transfers + 1, reopens, pauses);
    }

    Counters oneReopen() {
        return new Counters(transfers, reopens + 1, pauses);
    }

    Counters onePause() {
        return new Counters(transfers, reopens, pauses + 1);
    }
}
