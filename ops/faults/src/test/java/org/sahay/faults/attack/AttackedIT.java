package org.sahay.faults.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.faults.oracle.Unharmed;
import org.sahay.faults.oracle.Unharmed.Measured;
import org.sahay.faults.oracle.Unharmed.Round;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.local.platform.Port;
import org.sahay.local.process.Await;

/** The API as the world sees it, attacked from many slow or idle connections; whoever behaves notices nothing. */
@Order(8)
@Tag("faults") // how many are let in at once differs from machine to machine; SlowClientsIT shows the limits each time
@ExtendWith(SharedPlatform.class)
class AttackedIT {
    /** What a machine of two cores, on which the attackers run too, adds to any request. */
    private static final Duration FLOOR = Duration.ofMillis(150);
    /** What a busy machine may add to a limit. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /** Until those who left are forgotten. */
    private static final Duration CALM = Duration.ofMillis(500);

    /** Who is slower without an attack tells nothing. */
    private static final Duration TELLING = Duration.ofSeconds(1);

    private static final Duration GATHERED_WITHIN = Duration.ofSeconds(60);
    private static final int IDLE = 10_000;
    /** The listener keeps 8192 connections, and makes room for others from nine tenths of that. */
    private static final int IDLE_AT_LEAST = 4_000;

    private static final int SLOW = 150;

    private Line line;
    private HealthyClients healthy;
    private FaultPlatform platform;

    @BeforeEach
    void exposed(FaultPlatform shared) {
        platform = shared;
        var settings = platform.exposed().settings();
        line = new Line(settings.ports().at(Port.API), settings.trust().getSocketFactory());
        healthy = new HealthyClients(line, this::token);
        healthy.ask(Duration.ofSeconds(2));
    }

    @Test
    void whoBehavesNoticesNothingOfManySlowClients() {
        var loiterers = new Loiterers(line);
        unharmed("slow and idle clients", 3, Duration.ofSeconds(2), this::slowAndIdle);
        for (Slow slow : Slow.values()) {
            var cut = loiterers.cut(slow);
            System.out.printf(
                    "AttackedIT, %s: cut after %d ms%n", slow, cut.after().toMillis());
            assertThat(cut.told()).startsWith(slow.answer());
            assertThat(cut.after()).isLessThan(slow.limit().plus(LATE));
        }
    }

    @Test
    void whoBehavesNoticesNothingOfAnyOfThemForLong() {
        var time = Duration.ofSeconds(8);
        for (Slow slow : List.of(Slow.HANDSHAKE, Slow.HEADERS, Slow.BODY)) {
            unharmed(SLOW * 4 + " slow, " + slow, 5, time, () -> crowd(Map.of(slow, SLOW * 4)));
        }
        unharmed("idle clients", 5, time, () -> crowd(Map.of(Slow.IDLE, IDLE)));
    }

    private String token() {
        return platform.plainToken(UUID.randomUUID());
    }

    /** HTTP/2 rapid reset has nothing to reset. */
    @Test
    void http2IsNotSpoken() throws IOException {
        try (var socket = line.encrypted(List.of("h2", "http/1.1"))) {
            assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
        }
        try (var socket = line.encrypted()) {
            Line.send(socket, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0");
            assertThat(Line.answer(socket)).matches("(HTTP/1\\.1 [45](?s:.*))?"); // refused, or closed without a word
        }
        try (var socket = line.encrypted()) {
            Line.send(
                    socket,
                    "GET /v1/profile/me HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\n"
                            + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
            assertThat(Line.answer(socket)).startsWith("HTTP/1.1 401");
        }
    }

    /** Something that goes on until it is closed. */
    private interface Attack extends AutoCloseable {
        /** How far it got, for people. */
        String extent();

        @Override
        void close();
    }

    private void unharmed(String what, int rounds, Duration time, Supplier<Attack> attacks) {
        try (var _ = attacks.get()) {
            healthy.ask(time); // what a process has never done it does slowly the first time
        }
        var measured = new ArrayList<Round>();
        var extent = "";
        for (int i = 0; measured.size() < rounds; i++) {
            assertThat(i).as("rounds of which some tell something").isLessThan(rounds * 4);
            healthy.ask(CALM);
            Measured quiet = healthy.ask(time);
            if (!quiet.failures().isEmpty() || quiet.p99().compareTo(TELLING) > 0) {
                continue; // the machine is too busy with something else
            }
            try (var attack = attacks.get()) {
                measured.add(new Round(quiet, healthy.ask(time)));
                extent = attack.extent();
            }
        }
        healthy.ask(CALM);
        var afterwards = measured.stream()
                .map(round -> new Round(round.quiet(), healthy.ask(time)))
                .toList();
        System.out.printf(
                "AttackedIT, %s: %s; p99 quiet %s, attacked %s, afterwards %s%n",
                what,
                extent,
                p99s(measured, Round::quiet),
                p99s(measured, Round::attacked),
                p99s(afterwards, Round::attacked));
        assertThat(Unharmed.violations(measured, FLOOR)).isEmpty();
        assertThat(Unharmed.violations(afterwards, FLOOR)).as("afterwards").isEmpty();
    }

    private static String p99s(List<Round> rounds, Function<Round, Measured> side) {
        return rounds.stream()
                .map(round -> Long.toString(side.apply(round).p99().toMillis()))
                .collect(Collectors.joining("/", "", " ms"));
    }

    private Attack slowAndIdle() {
        return crowd(Map.of(Slow.HANDSHAKE, SLOW, Slow.HEADERS, SLOW, Slow.BODY, SLOW, Slow.IDLE, IDLE));
    }

    /** Begins when nearly all have come, so that their coming is over, and so many are in at once as are let in. */
    private Attack crowd(Map<Slow, Integer> numbers) {
        int before = openFiles();
        var crowd = new Crowd(line);
        numbers.forEach((slow, number) -> crowd.join(number, slow));
        int all = numbers.values().stream().mapToInt(Integer::intValue).sum();
        int enough = all > IDLE_AT_LEAST ? IDLE_AT_LEAST : all * 9 / 10;
        var most = new AtomicInteger(); // who is let in may be thrown out again for others
        assertThat(Await.until(GATHERED_WITHIN, () -> {
                    most.accumulateAndGet(openFiles() - before, Math::max);
                    return crowd.entered() >= all * 9L / 10 && most.get() >= enough;
                }))
                .as("%d slow clients are in at once", enough)
                .isTrue();
        return new Attack() {
            @Override
            public String extent() {
                return "%d clients, %d let in at once, %d times thrown out"
                        .formatted(all, most.get(), crowd.thrownOut());
            }

            @Override
            public void close() {
                crowd.close();
            }
        };
    }

    /** Of the API: what a client takes for a connection may still wait before the server's door. */
    private int openFiles() {
        return (int) platform.metric("process_files_open_files");
    }
}
