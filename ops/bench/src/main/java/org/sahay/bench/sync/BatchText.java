package org.sahay.bench.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The body of a batch: half of its events are readings, half are days that were logged with one reading and a note. It is
 * written once, and in each copy only ids, subject, device and count are put in, so that making one costs next to nothing.
 */
final class BatchText {
    static final int EVENTS = 100;
    /** What the last event measures, so that whoever sees all of this metric sees the whole batch. */
    static final String LAST_METRIC = Reading.of(EVENTS - 1).metric();

    static final int OF_LAST_METRIC = (int) IntStream.range(0, EVENTS)
            .filter(i -> Reading.of(i).metric().equals(LAST_METRIC))
            .count();
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final String NO_DEVICE = "phone-0";
    private static final int FIRST_COUNT = 1_000_000;
    private static final int COUNTS = 8_000_000;
    static final String NOTE = "सुबह टहलने के बाद नापा, दवा समय पर ली, थोड़ी थकान रही और पानी कम पिया। कल फिर नापेंगे";

    private final byte[] text;
    private final int device;
    private final List<Place> places = new ArrayList<>();

    private record Place(int id, int subject, int count) {}

    /** @param now by the devices' clocks; a minute lies between two events */
    BatchText(Instant now) {
        var body = new StringBuilder("{\"deviceId\":\"").append(NO_DEVICE).append("\",\"events\":[");
        for (var i = 0; i < EVENTS; i++) {
            var at = time(now, i);
            body.append(i == 0 ? "" : ",").append(isVital(i) ? vital(at, i) : day(at, i));
        }
        text = body.append("]}").toString().getBytes(UTF_8);
        device = indexOf(NO_DEVICE, 0) + NO_DEVICE.length() - 1;
        var from = 0;
        for (var i = 0; i < EVENTS; i++) {
            var id = indexOf(NOBODY, from);
            var subject = indexOf(NOBODY, id + 1);
            var count = indexOf(Integer.toString(FIRST_COUNT), subject);
            places.add(new Place(id, subject, count));
            from = count;
        }
    }

    /** How long a body is; all are as long. */
    int length() {
        return text.length;
    }

    byte[] of(Batch batch) {
        var body = text.clone();
        body[device] = (byte) ('0' + batch.device());
        var subject = batch.citizen().toString().getBytes(US_ASCII);
        var ids = batch.eventIds();
        for (var i = 0; i < EVENTS; i++) {
            var place = places.get(i);
            put(body, place.id(), ids.get(i));
            System.arraycopy(subject, 0, body, place.subject(), subject.length);
            var count = Integer.toString(FIRST_COUNT + Math.floorMod((int) batch.seed() + i, COUNTS));
            System.arraycopy(count.getBytes(US_ASCII), 0, body, place.count(), count.length());
        }
        return body;
    }

    private static void put(byte[] body, int at, UUID id) {
        var digits = id.toString().getBytes(US_ASCII);
        System.arraycopy(digits, 0, body, at, digits.length);
    }

    private int indexOf(String what, int from) {
        var sought = what.getBytes(US_ASCII);
        for (var i = from; i <= text.length - sought.length; i++) {
            if (Arrays.equals(text, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        throw new IllegalStateException(what + " is not in the batch");
    }

    /** When the event at a place happened. */
    static Instant time(Instant now, int place) {
        return now.minus(EVENTS - place, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the event at a place is a reading alone; else it is a day that was logged, with a note. */
    static boolean isVital(int place) {
        return place % 2 == 0;
    }

    private static String vital(Instant at, int i) {
        return event("vital.recorded", at, reading(i));
    }

    private static String day(Instant at, int i) {
        return event(
                "wellness.logged", at, "{\"readings\":[%s],\"mood\":4,\"note\":\"%s\"}".formatted(reading(i), NOTE));
    }

    private static String reading(int i) {
        return Reading.of(i).json();
    }

    private static String event(String type, Instant at, String payload) {
        return """
                {"id":"%s","type":"%s","schemaVersion":1,"subject":"%s","clientTime":"%s","deviceSeq":%d,"payload":%s}\
                """.formatted(NOBODY, type, NOBODY, at, FIRST_COUNT, payload);
    }
}
