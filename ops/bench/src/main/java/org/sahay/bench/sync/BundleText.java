package org.sahay.bench.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a FHIR server gets: the readings of a batch as a transaction bundle of Observations about the same citizen, with the
 * same instants, and with the same note where a day was logged.
 */
final class BundleText {
    private static final String POST = "\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}";

    private final List<Observation> observations;

    /** The text of one, before its id, between id and subject, and after it. */
    private record Observation(String beforeId, String beforeSubject, String end) {
        String text(UUID id, UUID subject) {
            return beforeId + id + beforeSubject + subject + end;
        }
    }

    /** @param now by the devices' clocks */
    BundleText(Instant now) {
        observations = IntStream.range(0, BatchText.EVENTS)
                .mapToObj(place -> observation(now, place))
                .toList();
    }

    byte[] of(Batch batch) {
        var ids = batch.eventIds();
        return transaction(IntStream.range(0, BatchText.EVENTS)
                .mapToObj(place -> observations.get(place).text(ids.get(place), batch.citizen()))
                .collect(Collectors.joining(",")));
    }

    /** Makes these people known to the server, under their own ids. */
    static byte[] patients(Collection<UUID> citizens) {
        return transaction(citizens.stream().map(id -> """
                        {"resource":{"resourceType":"Patient","id":"%1$s"},\
                        "request":{"method":"PUT","url":"Patient/%1$s"}}\
                        """.formatted(id)).collect(Collectors.joining(",")));
    }

    private static byte[] transaction(String entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[%s]}"
                .formatted(entries)
                .getBytes(UTF_8);
    }

    private static Observation observation(Instant now, int place) {
        var reading = Reading.of(place);
        var note = BatchText.isVital(place) ? "" : ",\"note\":[{\"text\":\"%s\"}]".formatted(BatchText.NOTE);
        return new Observation("""
                {"resource":{"resourceType":"Observation",\
                "identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:\
                """, """
                "}],"status":"final","code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},\
                "subject":{"reference":"Patient/\
                """.formatted(reading.loinc()), """
                "},"effectiveDateTime":"%s","valueQuantity":{"value":%s,"unit":"%s",\
                "system":"http://unitsofmeasure.org","code":"%s"}%s},%s}\
                """.formatted(
                        BatchText.time(now, place), reading.value(), reading.unit(), reading.unit(), note, POST));
    }
}
