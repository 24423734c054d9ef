package org.sahay.store.outbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sahay.store.trace.RequestContext;

/** One round of deliveries: in order within a business key, at once across keys. */
final class Round {
    private final Courier courier;
    private final Map<Long, OutboxRow> done = new ConcurrentHashMap<>();
    private final Map<OutboxRow, String> dead = new ConcurrentHashMap<>();
    private final Map<Integer, Exception> failed = new ConcurrentHashMap<>();

    Round(Courier courier) {
        this.courier = courier;
    }

    /** Delivers rows and waits for all of them. */
    void deliver(List<OutboxRow> rows, ExecutorService threads) throws InterruptedException {
        Map<String, List<OutboxRow>> byKey = new LinkedHashMap<>();
        rows.stream()
                .sorted(Comparator.comparingLong(OutboxRow::id))
                .forEach(row -> byKey.computeIfAbsent(row.entry().businessKey(), key -> new ArrayList<>())
                        .add(row));
        var tasks = new ArrayList<Callable<@Nullable Void>>();
        byKey.values().forEach(sameKey -> tasks.add(() -> inOrder(sameKey)));
        for (Future<?> task : threads.invokeAll(tasks)) {
            if (task.state() == Future.State.FAILED) {
                throw new IllegalStateException("A delivery broke", task.exceptionNow());
            }
        }
    }

    /** Whether the row needs no further delivery. */
    boolean isDone(OutboxRow row) {
        return done.containsKey(row.id());
    }

    boolean anyDone() {
        return !done.isEmpty();
    }

    /** Rows that can never be delivered, each with the reason. */
    Map<OutboxRow, String> dead() {
        return dead;
    }

    /** Why a shard has to try again; null when it has not. */
    @Nullable
    Exception failure(int shard) {
        return failed.get(shard);
    }

    private @Nullable Void inOrder(List<OutboxRow> rows) throws InterruptedException {
        for (OutboxRow row : rows) {
            if (row.early() || !deliver(row)) {
                return null;
            }
        }
        return null;
    }

    private boolean deliver(OutboxRow row) throws InterruptedException {
        try {
            RequestContext.call(new RequestContext(row.requestId(), row.traceparent()), () -> {
                courier.deliver(row);
                return row;
            });
        } catch (PermanentDeliveryException e) {
            dead.put(row, Objects.requireNonNullElse(e.getMessage(), "unknown"));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failed.put(row.shard(), e);
            return false;
        }
        done.put(row.id(), row);
        return true;
    }
}
