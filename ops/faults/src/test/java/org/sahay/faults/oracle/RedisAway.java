package org.sahay.faults.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sahay.faults.load.Answer;

/**
 * While Redis is away nobody new signs in and is told when to ask again, and everybody else goes on; what was ended or used up
 * stays so throughout; nothing is an accident.
 */
public final class RedisAway {
    /** One of so many. */
    private static final int FEW = 10;

    private RedisAway() {}

    /** What somebody asks for, and what they are told while all is well. */
    public enum Asked {
        FILING(false, 201),
        READING(false, 200),
        CODE(true, 202),
        REDEMPTION_OF_AN_UNKNOWN_CODE(true, 400),
        READING_IN_AN_ENDED_SESSION(false, 401),
        READING_WITH_A_USED_PROOF(false, 401);

        private final boolean closedWithoutRedis;
        private final int status;

        Asked(boolean closedWithoutRedis, int status) {
            this.closedWithoutRedis = closedWithoutRedis;
            this.status = status;
        }
    }

    /**
     * @param sentAt {@link System#nanoTime()} before it was sent
     * @param answeredAt the same when the answer was there
     */
    public record Said(Asked asked, long sentAt, long answeredAt, Answer answer) {}

    /**
     * By {@link System#nanoTime()}.
     *
     * @param struck when Redis began to go
     * @param from when it was gone
     * @param until when it was about to come back
     * @param over when somebody had signed in again
     */
    public record Outage(long struck, long from, long until, long over) {
        /** What is emptied is never away. */
        public static Outage none() {
            long now = System.nanoTime();
            return new Outage(now, now, now, now);
        }

        boolean isOne() {
            return until > from;
        }

        boolean covers(Said said) {
            return isOne() && said.sentAt() >= from && said.answeredAt() <= until;
        }

        boolean touches(Said said) {
            return isOne() && said.answeredAt() >= struck && said.sentAt() <= over;
        }
    }

    public static List<String> violations(List<Said> said, Outage outage) {
        var found = new ArrayList<String>();
        said.stream()
                .filter(one -> !isRight(one, outage))
                .map(one -> "%s%s was answered %s"
                        .formatted(one.asked(), outage.covers(one) ? " without Redis" : "", one.answer()))
                .forEach(found::add);
        addDenials(found, said, outage);
        Set<Asked> covered = said.stream()
                .filter(one -> outage.covers(one) || !outage.isOne())
                .map(Said::asked)
                .collect(Collectors.toSet());
        Arrays.stream(Asked.values())
                .filter(asked -> !covered.contains(asked))
                .forEach(asked -> found.add("nobody asked for %s in the meantime".formatted(asked)));
        return found;
    }

    private static boolean isRight(Said said, Outage outage) {
        boolean asEver = said.answer().status() == said.asked().status;
        if (!said.asked().closedWithoutRedis) {
            return asEver;
        }
        return outage.covers(said) ? isDenied(said.answer()) : asEver || isDenied(said.answer());
    }

    /** On a busy machine Redis may be late now and then. */
    private static void addDenials(List<String> found, List<Said> said, Outage outage) {
        List<Said> apart = said.stream()
                .filter(one -> one.asked().closedWithoutRedis && !outage.touches(one))
                .toList();
        long denied = apart.stream().filter(one -> isDenied(one.answer())).count();
        if (denied * FEW > apart.size()) {
            found.add("%d of %d were denied although Redis was there".formatted(denied, apart.size()));
        }
    }

    private static boolean isDenied(Answer answer) {
        String retryAfter = answer.retryAfter();
        return answer.status() == 503
                && answer.code().equals("sign-in-unavailable")
                && retryAfter != null
                && retryAfter.matches("[1-9][0-9]{0,3}");
    }
}
