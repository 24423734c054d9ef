package org.sahay.faults.canary;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Looks for canaries in places, several at a time. */
final class Watch {
    private static final int AT_ONCE = 4;

    private final Search search;
    private final Set<Sighting> sightings = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> bytes = new ConcurrentHashMap<>();

    Watch(Collection<Canary> canaries) {
        this.search = Search.of(canaries);
    }

    /** Looks at everything that is in these places now. */
    void over(Collection<Place> places) throws IOException {
        var looks = new ArrayList<Future<?>>();
        try (var eyes = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Place place : places) {
                looks.add(eyes.submit(() -> {
                    look(place);
                    return place;
                }));
            }
        }
        for (Future<?> look : looks) {
            result(look);
        }
    }

    private void look(Place place) throws IOException {
        var read = bytes.computeIfAbsent(place.title(), _ -> new LongAdder());
        place.show(part -> new Counted(
                search.into(form -> sightings.add(new Sighting(place.title(), part, form.canary(), form.how()))),
                read));
    }

    private static void result(Future<?> look) throws IOException {
        try {
            look.get();
        } catch (ExecutionException e) {
            throw new IOException("A place cannot be looked at", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while looking", e);
        }
    }

    Set<Sighting> sightings() {
        return Set.copyOf(sightings);
    }

    /** How much was looked at, by place. */
    Map<String, LongAdder> bytes() {
        return Map.copyOf(bytes);
    }

    private static final class Counted extends FilterOutputStream {
        private final LongAdder count;

        Counted(OutputStream out, LongAdder count) {
            super(out);
            this.count = count;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            count.add(length);
        }
    }
}
