package org.sahay.local.process;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** One step at a time; a second thread shows that it still goes on. */
final class ConsoleProgress implements Progress {
    private static final long QUIET_SECONDS = 10;
    private static final int DETAIL_WIDTH = 60;

    private final PrintStream out;
    private final boolean live;

    ConsoleProgress(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    @Override
    public <T> T during(String what, Function<Consumer<String>, T> task) {
        var detail = new AtomicReference<>("");
        var done = new CountDownLatch(1);
        var start = System.nanoTime();
        var ticker = Thread.ofVirtual().start(() -> tick(what, detail, done, start));
        var ended = "failed";
        try {
            var result = task.apply(detail::set);
            ended = "done";
            return result;
        } finally {
            done.countDown();
            join(ticker);
            out.printf(live ? "\r\033[K%s: %s, %.1f s%n" : "%s: %s, %.1f s%n", what, ended, secondsSince(start));
        }
    }

    @Override
    public void say(String line) {
        out.println(line);
    }

    private void tick(String what, AtomicReference<String> detail, CountDownLatch done, long start) {
        try {
            if (!live) {
                out.printf("%s ...%n", what);
            }
            while (!done.await(live ? 200 : QUIET_SECONDS * 1000, TimeUnit.MILLISECONDS)) {
                var format = live ? "\r\033[K%s ... %.0f s %s" : "%s ... %.0f s %s%n";
                out.printf(format, what, secondsSince(start), shortened(Objects.requireNonNullElse(detail.get(), "")));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String shortened(String detail) {
        return detail.length() <= DETAIL_WIDTH ? detail : detail.substring(0, DETAIL_WIDTH);
    }

    private static double secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    private static void join(Thread ticker) {
        try {
            ticker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
