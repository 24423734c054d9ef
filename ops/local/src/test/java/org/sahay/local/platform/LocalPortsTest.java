package org.sahay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.sahay.local.process.LocalFailure;

class LocalPortsTest {
    @Test
    void aTakenPortIsReportedByNameWithWhatToDo() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = new LocalPorts(Map.of(Port.TEMPORAL, socket.getLocalPort()));
            assertThatThrownBy(() -> ports.requireFree(Port.TEMPORAL))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageStartingWith("Port %d (Temporal) is taken by another process", socket.getLocalPort())
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void withoutAFileThePortsAreTheDocumentedOnes() {
        var ports = LocalPorts.of(new Properties());
        assertThat(ports.at(Port.API)).isEqualTo(8080);
        assertThat(ports.at(Port.MANAGEMENT)).isEqualTo(8081);
        assertThat(ports.at(Port.TEMPORAL)).isEqualTo(7233);
        assertThat(ports.at(Port.TEMPORAL_UI)).isEqualTo(8233);
        assertThat(ports.at(Port.POSTGRESQL)).isEqualTo(15432);
        assertThat(ports.at(Port.KAFKA)).isEqualTo(19092);
        assertThat(ports.at(Port.REDIS)).isEqualTo(16379);
    }

    @Test
    void aBaseMovesAllAndANameMovesOne() {
        var file = new Properties();
        file.setProperty("port-base", "30000");
        file.setProperty("port.temporal-ui", "8233");
        var ports = LocalPorts.of(file);
        assertThat(ports.at(Port.API)).isEqualTo(30000);
        assertThat(ports.at(Port.MANAGEMENT)).isEqualTo(30001);
        assertThat(ports.at(Port.TEMPORAL_UI)).isEqualTo(8233);
    }

    @Test
    void whatIsNoPortIsNamed() {
        var file = new Properties();
        file.setProperty("port.kafka", "99999");
        assertThatThrownBy(() -> LocalPorts.of(file)).hasMessageContaining("port.kafka=99999");
        assertThatThrownBy(() -> LocalPorts.from(80)).hasMessageContaining("80");
    }

    @Test
    void freePortsAreAllDifferent() {
        var ports = LocalPorts.free();
        assertThat(new HashSet<>(ports.numbers().values())).hasSize(Port.values().length);
    }
}
