package org.sahay.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.testserver.TestServer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it is started, on a real PostgreSQL. */
@Tag("server")
class WorkersTest {
    @TempDir
    Path state;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void startsWithoutTemporalAndTakesWorkAsSoonAsItAnswers() throws Exception {
        int port = freePort();
        try (var application = start("sahay.temporal.target=127.0.0.1:" + port)) {
            assertThat(status(application, "liveness")).isEqualTo(200);
            assertThat(status(application, "readiness")).isEqualTo(503);

            try (var temporal = TestServer.createPortBoundServer(port)) {
                await(() -> status(application, "readiness") == 200);
                assertThat(application.getBean(WorkerFactory.class).isStarted()).isTrue();
                application.close();
            }
        }
    }

    @Test
    void metricsAreServedToPrometheus() throws Exception {
        try (var application = start("sahay.temporal.target=127.0.0.1:" + freePort())) {
            assertThat(get(application, "/actuator/prometheus").body()).contains("jvm_threads_live_threads");
        }
    }

    @Test
    void aQueueThatDoesNotExistIsRefusedByName() {
        assertThatThrownBy(() -> start("sahay.task-queues=complaints,letters"))
                .rootCause()
                .hasMessageContaining("letters");
    }

    private ConfigurableApplicationContext start(String... properties) {
        var all = new ArrayList<>(List.of("server.port=0", "sahay.state-dir=" + state, "logging.level.root=warn"));
        all.addAll(Arrays.asList(database.applicationProperties()));
        all.addAll(Arrays.asList(properties));
        return new SpringApplicationBuilder(WorkersApplication.class)
                .properties("spring.config.name=workers")
                .profiles("local")
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new));
    }

    private static int status(ConfigurableApplicationContext application, String probe)
            throws IOException, InterruptedException {
        return get(application, "/actuator/health/" + probe).statusCode();
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext application, String path)
            throws IOException, InterruptedException {
        int port = ((WebServerApplicationContext) application).getWebServer().getPort();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
