package org.sahay.api.sync;

import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.sync.ChangePlace.CatchingUp;
import org.sahay.store.sync.LogPlace;
import org.sahay.store.vault.StableEnvelopes;
import org.sahay.store.vault.VaultException;

/**
 * Places as devices keep them: sealed, for they would tell how much happens on the whole platform; for one device of one person;
 * and the same for the same place, so that an answer can be repeated to the byte.
 */
final class ChangeCursors {
    private static final String PURPOSE = "sync-changes ";
    private static final int WITH_CATCHING_UP = 7;
    private static final int PLAIN = 4;

    private final StableEnvelopes envelopes;

    ChangeCursors(StableEnvelopes envelopes) {
        this.envelopes = envelopes;
    }

    String seal(UUID principal, byte[] device, ChangePlace place) {
        CatchingUp more = place.catchingUp();
        Stream<Object> numbers = Stream.of(
                place.told(), place.whole(), place.at().xid(), place.at().position());
        Stream<Object> further = more == null
                ? Stream.of()
                : Stream.of(more.by(), more.after().xid(), more.after().position());
        return envelopes.seal(
                purpose(device),
                principal,
                Stream.concat(numbers, further).map(Object::toString).collect(Collectors.joining(" ")));
    }

    /** @throws ProblemException 400 for a cursor that this device was not given */
    ChangePlace open(UUID principal, byte[] device, String cursor) {
        String[] numbers = opened(principal, device, cursor).split(" ", -1);
        if (numbers.length != PLAIN && numbers.length != WITH_CATCHING_UP) {
            throw unreadable();
        }
        return new ChangePlace(
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                numbers.length == PLAIN ? null : new CatchingUp(Long.parseLong(numbers[4]), place(numbers, 5)),
                place(numbers, 2));
    }

    private String opened(UUID principal, byte[] device, String cursor) {
        try {
            return envelopes.open(purpose(device), principal, cursor);
        } catch (VaultException notTheirs) {
            throw unreadable();
        }
    }

    static ProblemException unreadable() {
        return new ProblemException(Problem.unreadable("cursor"));
    }

    private static LogPlace place(String[] numbers, int at) {
        return new LogPlace(numbers[at], Long.parseLong(numbers[at + 1]));
    }

    private static String purpose(byte[] device) {
        return PURPOSE + HexFormat.of().formatHex(device);
    }
}
