package org.sahay.api.edge;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Places for the requests that are worked on; a few more may wait a moment, in the order they came. */
public final class Admission implements MeterBinder {
    private final Semaphore places;
    private final Semaphore waiting;
    private final Duration patience;
    private final int most;
    private final LongAdder refused = new LongAdder();

    Admission(AdmissionProperties properties) {
        this.most = properties.inFlight();
        this.places = new Semaphore(most, true);
        this.waiting = new Semaphore(properties.waiting());
        this.patience = properties.patience();
    }

    /** A place for one request; empty when all are taken and none became free in time. */
    Optional<Place> enter() {
        var place = new Place();
        return place.enter() ? Optional.of(place) : Optional.empty();
    }

    /** How many requests are worked on at present. */
    public int inFlight() {
        return most - places.availablePermits();
    }

    private boolean take() {
        try {
            boolean taken = places.tryAcquire(0, TimeUnit.NANOSECONDS) || takeAfterWaiting();
            if (!taken) {
                refused.increment();
            }
            return taken;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean takeAfterWaiting() throws InterruptedException {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waiting.release();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("sahay.admission.in.flight", this, Admission::inFlight)
                .description("Requests that are worked on")
                .register(registry);
        FunctionCounter.builder("sahay.admission.refused", refused, LongAdder::sum)
                .description("Requests refused because as many were worked on as may be")
                .register(registry);
    }

    /** The place of one request, given up while its sender is waited for; used by one thread. */
    final class Place {
        private boolean held;

        /** Whether it is held now. */
        boolean enter() {
            held = held || take();
            return held;
        }

        void leave() {
            if (held) {
                held = false;
                places.release();
            }
        }
    }
}
