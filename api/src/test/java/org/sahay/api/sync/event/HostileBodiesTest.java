package org.sahay.api.sync.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of 1 MiB that want to be expensive cost no more than harmless ones of that size. */
class HostileBodiesTest {
    /** Counts what this thread alone has cost, whatever else the machine is busy with. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int MIB = 1024 * 1024;
    private static final int ROUNDS = 7;

    /** What a hostile body may cost, in harmless ones; with a square somewhere it would be thousands. */
    private static final int GENEROUS = 4;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void itIsReadInTimeThatGrowsWithItsSizeAlone(String what, byte[] body) {
        assertThat(body).hasSizeBetween(MIB * 9 / 10, MIB * 11 / 10);
        byte[] harmless = harmless();
        long expected = quickest(harmless);
        assertThat(quickest(body)).isLessThan(GENEROUS * expected);
    }

    static Stream<Arguments> itIsReadInTimeThatGrowsWithItsSizeAlone() {
        String deep = "[".repeat(MIB / 2 - 200) + "]".repeat(MIB / 2 - 200);
        String names = "{" + numbered("\"n%06d\":0", MIB / 12) + "}";
        return Stream.of(
                hostile("one event that is all depth", List.of(withPayload(deep))),
                hostile("sixteen payloads that are all depth", copies(16, withPayload(cut(deep, 65_000)))),
                hostile("sixteen payloads of one long number", copies(16, withPayload("7".repeat(65_000)))),
                hostile("sixteen payloads of one exponent", copies(16, withPayload("1e" + "9".repeat(65_000)))),
                hostile("sixteen payloads of zeros", copies(16, withPayload("[" + "0,".repeat(32_000) + "0]"))),
                hostile(
                        "sixteen payloads of one text of escapes",
                        copies(16, withPayload("\"" + "\\u0041".repeat(10_800) + "\""))),
                hostile("one event of many names", List.of(names)),
                hostile("one event of ids", List.of("{" + numbered("\"\\u0069d\":%d", MIB / 17) + "}")),
                hostile(
                        "500 events of text in which nothing is",
                        copies(500, withPayload("\"" + "\\\\".repeat(1_000) + "\""))));
    }

    private static byte[] harmless() {
        String vital = Events.event(EventType.TRIAGE_SESSION).toPrettyString();
        return filled(copies(500, vital));
    }

    private static Arguments hostile(String what, List<String> events) {
        return Arguments.of(what, filled(events));
    }

    /** A batch of these events, with white space up to 1 MiB. */
    private static byte[] filled(List<String> events) {
        String batch = Events.batchOf(events);
        return (batch + " ".repeat(Math.max(0, MIB - batch.getBytes(StandardCharsets.UTF_8).length)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String withPayload(String payload) {
        return Events.changed(EventType.VITAL_RECORDED, "/payload", payload);
    }

    private static List<String> copies(int times, String event) {
        return Collections.nCopies(times, event);
    }

    private static String cut(String brackets, int length) {
        int half = length / 2;
        int middle = brackets.length() / 2;
        return brackets.substring(middle - half, middle + half);
    }

    private static String numbered(String pattern, int times) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            parts.add(pattern.formatted(i));
        }
        return String.join(",", parts);
    }

    private static long quickest(byte[] body) {
        long quickest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = CPU.getCurrentThreadCpuTime();
            assertThat(Events.READER.read(body).events()).isNotEmpty();
            quickest = Math.min(quickest, CPU.getCurrentThreadCpuTime() - before);
        }
        return quickest;
    }
}
