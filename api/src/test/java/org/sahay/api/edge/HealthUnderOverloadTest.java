package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;

@ApiTest
class HealthUnderOverloadTest {
    @Autowired
    TestApi api;

    @Autowired
    Admission admission;

    @Autowired
    AdmissionProperties properties;

    @LocalManagementPort
    int managementPort;

    @Test
    void whoAsksForHealthIsAnsweredWhileEveryPlaceIsTaken() throws IOException {
        var taken = IntStream.range(0, properties.inFlight())
                .mapToObj(i -> admission.enter())
                .flatMap(Optional::stream)
                .toList();
        try {
            assertThat(api.get(null, "/problems/overloaded").status()).isEqualTo(503);
            assertThat(management("/actuator/health/readiness")).startsWith("HTTP/1.1 200");
            assertThat(management("/actuator/prometheus"))
                    .contains("sahay_admission_in_flight %.1f".formatted((double) taken.size()));
        } finally {
            taken.forEach(Admission.Place::leave);
        }
        assertThat(api.get(null, "/problems/overloaded").status()).isEqualTo(200);
    }

    private String management(String path) throws IOException {
        try (var socket = Sockets.open(managementPort)) {
            Sockets.send(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return Sockets.readAll(socket);
        }
    }
}
