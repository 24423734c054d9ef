package org.sahay.faults.canary;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.local.platform.Port;
import org.sahay.store.audit.AuditFolder;
import tools.jackson.databind.JsonNode;

/**
 * One round: everything goes in, some leaks are planted, all comes to rest, and every place is looked at once, for both.
 *
 * @param failures of requests and journeys that had to succeed
 * @param sightings of what went in
 * @param plantedSeen of what was planted
 * @param places their titles
 * @param summary for whoever reads the output
 */
record Round(
        List<Operation> operations,
        List<String> failures,
        List<Told> told,
        List<Canary> canaries,
        Set<Sighting> sightings,
        Map<String, List<Canary>> planted,
        Set<Sighting> plantedSeen,
        List<String> places,
        String summary) {
    static Round of(FaultPlatform platform) throws Exception {
        return new Rounds(platform).play();
    }

    @Override
    public String toString() {
        return summary;
    }

    private static final class Rounds {
        private final FaultPlatform platform;
        private final Canaries canaries = new Canaries();
        private final Canaries toPlant = new Canaries();
        private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        Rounds(FaultPlatform platform) {
            this.platform = platform;
        }

        Round play() throws Exception {
            try (var asking = new Asking(platform.settings().apiUrl());
                    var leaks = new Leaks(platform, toPlant)) {
                var persons = new Persons(platform, asking, canaries);
                long start = System.nanoTime();
                List<Operation> operations = operations(asking);
                putIn(operations, persons, asking);
                double putIn = seconds(start);
                // The workers make it with the first checkpoint they note there, which may be while this goes on.
                Files.createDirectories(new AuditFolder(platform.settings().state()).objects());
                leaks.plant();
                new Settling(platform, asking).await();
                double settled = seconds(start);
                List<Place> places = places(persons, leaks);
                var all = new ArrayList<>(canaries.all());
                all.addAll(toPlant.all());
                var watch = new Watch(all);
                watch.over(places);
                return new Round(
                        operations,
                        List.copyOf(failures),
                        asking.told(),
                        canaries.all(),
                        seen(watch.sightings(), canaries.all()),
                        leaks.planted(),
                        seen(watch.sightings(), toPlant.all()),
                        places.stream().map(Place::title).toList(),
                        summary(asking.told(), watch, new double[] {putIn, settled, seconds(start)}));
            }
        }

        /** Those of the document that is checked in, and those that only a local platform has. */
        private List<Operation> operations(Asking asking) throws IOException {
            var file = platform.settings().home().resolve("api/openapi.json");
            List<Operation> checkedIn = Operations.in(json(Files.readString(file)));
            var live = asking.ask(new Request(
                    "the document", "as it is", "GET", "/v3/api-docs", Map.of(), null, List.of(), List.of()));
            var known = checkedIn.stream().map(Operation::id).collect(Collectors.toSet());
            return Stream.concat(
                            checkedIn.stream(),
                            Operations.in(live.json()).stream().filter(operation -> !known.contains(operation.id())))
                    .toList();
        }

        private static JsonNode json(String text) {
            return Persons.JSON.readTree(text);
        }

        private void putIn(List<Operation> operations, Persons persons, Asking asking) {
            var scene = new Scene(platform, persons, asking, canaries);
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                people.execute(() -> attempt(new PersonJourney(persons, canaries)));
                people.execute(() -> attempt(new StaffJourney(persons, asking, canaries)));
                new CaseJourney(platform, persons, canaries)
                        .all()
                        .forEach(journey -> people.execute(() -> attempt(journey)));
                for (Operation operation : operations) {
                    people.execute(() -> attempt(() -> vary(operation, scene, asking)));
                }
            }
        }

        private void vary(Operation operation, Scene scene, Asking asking) {
            var variations = Variations.of(operation, () -> scene.of(operation), asking, canaries);
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                variations.forEach(variation -> people.execute(() -> attempt(variation)));
            }
        }

        private void attempt(Runnable some) {
            try {
                some.run();
            } catch (AssertionError | RuntimeException failure) {
                failures.add(failure.toString());
            }
        }

        private List<Place> places(Persons persons, Leaks leaks) throws Exception {
            var settings = platform.settings();
            var places = new ArrayList<Place>(FilesPlace.of(settings.state()));
            places.addAll(DatabasePlace.all(settings));
            places.add(new KafkaPlace(settings.kafkaServers()));
            places.add(new RedisPlace(settings.loopback(Port.REDIS)));
            places.add(new HistoriesPlace(platform.temporal(), platform.converter(), begun));
            var metrics = new ArrayList<>(leaks.moreMetrics());
            metrics.add(URI.create(settings.managementUrl() + "/actuator/prometheus"));
            metrics.add(URI.create("http://" + settings.loopback(Port.WORKERS_MANAGEMENT) + "/actuator/prometheus"));
            places.add(new TellingPlace(Leaks.METRICS, metrics, Map.of()));
            places.add(new TellingPlace(Leaks.MESSAGES, messages(persons), persons.operator()));
            return places;
        }

        private List<URI> messages(Persons persons) {
            var recipients = new HashSet<>(persons.told());
            canaries.all().stream()
                    .filter(canary -> canary.kind() == Kind.PHONE)
                    .map(Canary::value)
                    .forEach(recipients::add);
            return recipients.stream()
                    .map(recipient -> URI.create(platform.settings().apiUrl() + "/v1/dev/messages?to="
                            + URLEncoder.encode(recipient, StandardCharsets.UTF_8)))
                    .toList();
        }

        private static Set<Sighting> seen(Set<Sighting> all, Collection<Canary> canaries) {
            var these = Set.copyOf(canaries);
            return all.stream().filter(one -> these.contains(one.canary())).collect(Collectors.toSet());
        }

        private String summary(List<Told> told, Watch watch, double[] seconds) {
            var looked = new TreeMap<String, String>();
            watch.bytes().forEach((place, bytes) -> looked.put(place, "%.1f MB".formatted(bytes.sum() / 1e6)));
            return "CanariesIT: %d canaries in %d requests (%d refused) in %.1f s, at rest after %.1f s, looked for in %.1f s: %s"
                    .formatted(
                            canaries.all().size(),
                            told.size(),
                            told.stream().filter(Told::refused).count(),
                            seconds[0],
                            seconds[1] - seconds[0],
                            seconds[2] - seconds[1],
                            looked);
        }

        private static double seconds(long start) {
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
