package org.sahay.api.sync.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.sync.event.SentEvent.Readable;
import tools.jackson.databind.node.ObjectNode;

/** Thousands of batches made at random, from fixed seeds: what is wrong with one event is wrong with that one alone. */
class NeighboursTest {
    private static final int BATCHES = 400;
    private static final String[] HARM = {
        "[".repeat(10_000) + "]".repeat(10_000),
        "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000),
        "1e400",
        "-1e-400",
        "9".repeat(5_000),
        "\"\\u0000\"",
        "\"\\ud83c\"",
        "\"" + "x".repeat(70_000) + "\"",
        "[" + "1,".repeat(2_500) + "1]",
        "1,\"value\":2",
        "NaN",
        "01",
        "tru",
        "\"\u0001\"",
        "[}",
        "{]",
        "\"\\",
        "\\\"\"",
        "\"]}],\\\"events\\\":[{\"",
        "null",
        "[[],{}]",
        "",
    };
    private static final String[] PLACES = {
        "/id",
        "/type",
        "/schemaVersion",
        "/subject",
        "/clientTime",
        "/deviceSeq",
        "/baseVersion",
        "/payload",
        "/payload/value",
        "/payload/unit",
        "/payload/more",
        "/more"
    };

    @Test
    void badEventsNeverChangeWhatIsReadOfTheOthers() {
        int readInPart = 0;
        for (int seed = 0; seed < BATCHES; seed++) {
            var random = new Random(seed);
            List<String> sent = new ArrayList<>();
            List<String> sound = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                boolean harmful = random.nextInt(3) == 0;
                sent.add(harmful ? harmful(random) : soundEvent(random));
                sound.add(harmful ? null : sent.getLast());
            }
            readInPart += check("seed " + seed, sent, sound);
        }
        assertThat(readInPart).as("batches that could be told apart").isGreaterThan(BATCHES / 2);
    }

    /** Each sound event is read as it is alone, in its place; unless the batch as a whole cannot be told apart. */
    private static int check(String as, List<String> sent, List<String> sound) {
        List<SentEvent> read;
        try {
            read = Events.readBatch(Events.batchOf(sent)).events();
        } catch (ProblemException refused) {
            assertThat(refused.problem().code()).as(as).isEqualTo(ProblemCode.MALFORMED_JSON);
            return 0;
        }
        assertThat(read).as(as).hasSameSizeAs(sent);
        for (int i = 0; i < read.size(); i++) {
            if (sound.get(i) == null) {
                assertThat(read.get(i)).as(as).isNotInstanceOf(Readable.class);
            } else {
                assertSame(as, read.get(i), Events.read(sound.get(i)));
            }
        }
        return 1;
    }

    private static void assertSame(String as, SentEvent read, SentEvent alone) {
        assertThat(read).as(as).isInstanceOf(Readable.class);
        assertThat(((Readable) read).id()).as(as).isEqualTo(((Readable) alone).id());
        assertThat(((Readable) read).hash()).as(as).isEqualTo(((Readable) alone).hash());
    }

    @Test
    void whateverIsCutOrFlippedReadingThrowsNothingButTheRefusal() {
        byte[] whole = Events.batchOf(Arrays.stream(EventType.values())
                        .map(type -> Events.event(type).toString())
                        .toList())
                .getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            byte[] body = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flips = random.nextInt(4); flips > 0 && body.length > 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Events.READER.read(body).events()).as("seed " + seed).isNotEmpty();
            } catch (ProblemException refusal) {
                assertThat(refusal.problem().status()).as("seed " + seed).isEqualTo(400);
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 4_000);
    }

    private static String soundEvent(Random random) {
        EventType type = EventType.values()[random.nextInt(EventType.values().length)];
        ObjectNode event = Events.event(type)
                .put("id", new UUID(random.nextLong(), random.nextLong()).toString())
                .put("deviceSeq", random.nextInt(1_000_000));
        return random.nextBoolean() ? event.toString() : event.toPrettyString();
    }

    private static String harmful(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> HARM[random.nextInt(HARM.length)];
            case 1 ->
                Events.event(EventType.VITAL_RECORDED).put("type", "unheard.of").toString();
            default -> {
                String place = PLACES[random.nextInt(PLACES.length)];
                String harm = HARM[random.nextInt(HARM.length)];
                yield Events.changed(
                        EventType.VITAL_RECORDED,
                        place,
                        harm.equals("null") && place.equals("/baseVersion") ? "" : harm);
            }
        };
    }
}
