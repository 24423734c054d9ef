package org.sahay.bench.timers;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.rows.CopiedComplaint;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Await;

/** Writes accepted cases, lets the relay start their workflows, and sees their terms end. */
final class CaseRun implements AutoCloseable {
    /** Between the start of the last workflow and the end of the first term. */
    static final Duration CALM = Duration.ofSeconds(5);

    static final Duration LONGEST_START = Duration.ofSeconds(75);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Lab lab;
    private final CopiedComplaint copied;
    private final CaseRows rows;

    CaseRun(Lab lab, CopiedComplaint copied) throws SQLException {
        this.lab = lab;
        this.copied = copied;
        this.rows = new CaseRows(lab.connect());
    }

    /** Starts cases that are not measured; returns how many workflows ran their first task in a second. */
    double warm(int count) {
        var begin = System.nanoTime();
        var dueAts = Collections.nCopies(count, Instant.now().plus(A_DAY));
        var cases = start(
                "Warming up with %d cases".formatted(count),
                dueAts,
                Instant.now().plus(LONGEST_START));
        return Math.max(1, rows.routed(cases)) * 1e9 / (System.nanoTime() - begin);
    }

    /** Cases whose terms end at these instants, in order; seen to their end or a bounded time after the last. */
    Part measure(List<Instant> dueAts) throws SQLException {
        var fsync = lab.fsyncProbe().perSecond();
        var cases = start("Starting %d cases".formatted(dueAts.size()), dueAts, dueAts.getFirst());
        var late = cases.size() - rows.routed(cases);
        if (late > 0) {
            lab.progress().say("%d workflows had not run when the first term ended.".formatted(late));
        }
        awaitNow(dueAts.getFirst());
        var cpu = lab.cpu(Service.APPLICATION, Service.POSTGRESQL, Service.TEMPORAL, Service.KAFKA);
        var before = cpu.read();
        finish(cases, dueAts.getLast().plus(PATIENCE));
        var spent = cpu.per1000(before, cases.size());
        var histories = lab.progress()
                .during("Reading %d histories".formatted(cases.size()), _ -> Histories.read(lab.settings(), cases));
        return Part.of(cases.size(), rows.breaches(cases), histories, fsync, spent);
    }

    private List<UUID> start(String what, List<Instant> dueAts, Instant until) {
        var cases = new ArrayList<UUID>();
        lab.progress().step(what, _ -> {
            write(dueAts, cases);
            var _ = Await.until(Duration.between(Instant.now(), until), () -> rows.routed(cases) == cases.size());
        });
        return cases;
    }

    private static void awaitNow(Instant instant) {
        var _ = Await.until(
                Duration.between(Instant.now(), instant), () -> !Instant.now().isBefore(instant));
    }

    private void write(List<Instant> dueAts, List<UUID> cases) {
        try (var connection = lab.connect()) {
            for (var dueAt : dueAts) {
                try (var writer = copied.with(new DueAt(dueAt)).writer(connection)) {
                    cases.add(writer.write());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The cases cannot be written", e);
        }
    }

    private void finish(List<UUID> cases, Instant until) {
        lab.progress().step("Waiting for %d terms to end".formatted(cases.size()), _ -> {
            var _ = Await.until(Duration.between(Instant.now(), until), () -> rows.done(cases) == cases.size());
        });
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
