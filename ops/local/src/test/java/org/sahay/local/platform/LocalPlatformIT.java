package org.sahay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.platform.LocalPlatform.State;
import org.sahay.local.process.Progress;

/** The real servers on free ports. */
class LocalPlatformIT {
    @TempDir
    Path state;

    @Test
    void serversStartAreAdoptedComeBackAndEnd() {
        var settings = LocalSettings.ephemeral(state);
        try (var platform = LocalPlatform.start(settings, Progress.silent(), Service.SERVERS)) {
            assertThat(Service.SERVERS).allMatch(service -> platform.state(service) == State.READY);
            var temporal = platform.process(Service.TEMPORAL).orElseThrow();

            var later = LocalPlatform.start(settings, Progress.silent(), Service.SERVERS);
            assertThat(later.process(Service.TEMPORAL)).contains(temporal);

            for (var service : new Service[] {Service.KAFKA, Service.REDIS, Service.POSTGRESQL, Service.TEMPORAL}) {
                later.kill(service);
                assertThat(platform.state(service)).isEqualTo(State.STOPPED);
                platform.start(service);
                assertThat(platform.state(service)).isEqualTo(State.READY);
            }
            platform.stop();
            assertThat(platform.services()).allMatch(service -> platform.state(service) == State.STOPPED);
        }
    }

    @Test
    void whatRedisWasToldSurvivesItsEnd() throws IOException {
        var settings = LocalSettings.ephemeral(state);
        try (var platform = LocalPlatform.start(settings, Progress.silent(), Set.of(Service.REDIS))) {
            assertThat(redis(settings, "SET word kept")).isEqualTo("+OK");
            platform.stop(Service.REDIS);
            assertThat(platform.state(Service.REDIS)).isEqualTo(State.STOPPED);
            platform.startAlone(Service.REDIS);
            assertThat(redis(settings, "STRLEN word")).isEqualTo(":4");
        }
    }

    @Test
    void aStateFolderIsTakenOverOnOtherPortsAfterAPowerCut() throws SQLException {
        var before = LocalSettings.ephemeral(state);
        var first = LocalPlatform.start(before, Progress.silent(), Set.of(Service.TEMPORAL));
        first.kill(Service.TEMPORAL);
        first.kill(Service.POSTGRESQL);
        var after = LocalSettings.ephemeral(state);
        try (var second = LocalPlatform.start(after, Progress.silent(), Set.of(Service.TEMPORAL))) {
            assertThat(second.state(Service.TEMPORAL)).isEqualTo(State.READY);
            assertThat(members(after)).isNotEmpty().isSubsetOf(memberPorts(after));
        }
    }

    private static String redis(LocalSettings settings, String command) throws IOException {
        try (var socket = new Socket("127.0.0.1", settings.ports().at(Port.REDIS))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    /** A member enters itself when its service has started, the worker service some moments after the frontend serves. */
    private static List<Integer> memberPorts(LocalSettings settings) {
        return Stream.of(
                        Port.TEMPORAL_MEMBERSHIP,
                        Port.TEMPORAL_HISTORY_MEMBERSHIP,
                        Port.TEMPORAL_MATCHING_MEMBERSHIP,
                        Port.TEMPORAL_WORKER_MEMBERSHIP)
                .map(settings.ports()::at)
                .toList();
    }

    /** The ports of the members that Temporal remembers, for each of which it waits when it starts. */
    private static List<Integer> members(LocalSettings settings) throws SQLException {
        try (var connection = DriverManager.getConnection(settings.jdbcUrl("temporal"));
                var query = connection.prepareStatement("select rpc_port from cluster_membership");
                var rows = query.executeQuery()) {
            var ports = new ArrayList<Integer>();
            while (rows.next()) {
                ports.add(rows.getInt(1));
            }
            return ports;
        }
    }
}
