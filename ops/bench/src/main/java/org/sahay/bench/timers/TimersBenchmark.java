package org.sahay.bench.timers;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.sahay.bench.measure.Report;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Citizen;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.rows.CopiedComplaint;

/** Terms that end: 600 of them evenly within a minute, then a thousand at one instant. */
public final class TimersBenchmark implements Benchmark {
    static final int SPREAD = 600;
    static final Duration SPREAD_OVER = Duration.ofSeconds(60);
    static final int AT_ONCE = 1000;
    private static final int WARM_UP = 300;

    @Override
    public Report run(Lab lab) throws IOException, SQLException {
        var copied = copied(lab);
        lab.application(Map.of("sahay.relay.paused", ""));
        try (var cases = new CaseRun(lab, copied)) {
            var perSecond = cases.warm(WARM_UP);
            var begin = afterStarting(SPREAD, perSecond);
            var gap = SPREAD_OVER.dividedBy(SPREAD);
            var spread = cases.measure(IntStream.range(0, SPREAD)
                    .mapToObj(i -> begin.plus(gap.multipliedBy(i)))
                    .toList());
            var instant = afterStarting(AT_ONCE, perSecond);
            var atOnce = cases.measure(
                    IntStream.range(0, AT_ONCE).mapToObj(i -> instant).toList());
            return TimersReport.of(spread, atOnce);
        }
    }

    /** A case as its acceptance left it, taken while nothing moves it; it stays out of what is measured. */
    private static CopiedComplaint copied(Lab lab) throws IOException, SQLException {
        lab.application(Map.of("sahay.relay.paused", "TEMPORAL,KAFKA"));
        lab.seed();
        try (var citizen = Citizen.of(lab, "AMBULANCE_DELAY", new ConcurrentLinkedQueue<UUID>());
                var connection = lab.connect();
                var statement = connection.createStatement()) {
            var copied = CopiedComplaint.of(
                    connection, citizen.file(UUID.randomUUID().toString()));
            lab.stopApplication();
            statement.execute("truncate sahay.outbox");
            return copied;
        }
    }

    /** An instant by which so many workflows should have started, judged by the warm-up. */
    private static Instant afterStarting(int cases, double perSecond) {
        var seconds = Math.min(CaseRun.LONGEST_START.toSeconds(), cases / perSecond * 1.3 + CaseRun.CALM.toSeconds());
        return Instant.now().plusMillis((long) (seconds * 1000)).truncatedTo(ChronoUnit.MILLIS);
    }
}
