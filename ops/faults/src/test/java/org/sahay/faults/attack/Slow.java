package org.sahay.faults.attack;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** A client that sends slowly on purpose, or nothing, and how long it may. */
enum Slow {
    HANDSHAKE(Duration.ofSeconds(10), "\u0016\u0003\u0001\u0002", "\0", ""),
    HEADERS(Duration.ofSeconds(15), "GET /v1/profile/me HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "x", ""),
    /** Refused unread when nobody is signed in, hence at an operation open to everybody. */
    BODY(
            Duration.ofSeconds(10),
            "POST /v1/auth/otp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 200000\r\n\r\n",
            " ",
            "HTTP/1.1 408"),
    IDLE(Duration.ofSeconds(10), "", "", "");

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Duration limit;
    private final String beginning;
    private final String more;
    private final String answer;

    Slow(Duration limit, String beginning, String more, String answer) {
        this.limit = limit;
        this.beginning = beginning;
        this.more = more;
        this.answer = answer;
    }

    /** When the settings as they are delivered have it cut. */
    Duration limit() {
        return limit;
    }

    /** How what it is told begins; empty when it is told nothing that it could read. */
    String answer() {
        return answer;
    }

    Socket open(Line line) throws IOException {
        return this == HEADERS || this == BODY ? line.encrypted() : line.bare();
    }

    /** Goes on until it is cut; returns what it was told. */
    String go(Socket socket) throws IOException {
        Line.send(socket, beginning);
        return more.isEmpty() ? Line.readAll(socket) : Line.trickle(socket, more, PAUSE);
    }
}
