package org.sahay.faults.canary;

import com.sun.net.httpserver.HttpServer;
import io.lettuce.core.RedisClient;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Port;
import org.sahay.local.platform.Service;

/** Canaries that are written into every store past the product, to show that they would be seen there; cleared away at the end. */
final class Leaks implements AutoCloseable {
    static final String METRICS = "metrics";
    static final String MESSAGES = "messages of the development endpoint";
    private static final String TOPIC = "canary-leak";
    private static final String KEY = "canary-leak";

    private final FaultPlatform platform;
    private final LocalSettings settings;
    private final Canaries canaries;
    private final Map<String, List<Canary>> planted = new HashMap<>();
    private final List<URI> moreMetrics = new ArrayList<>();
    private final Deque<Clearance> clearances = new ArrayDeque<>();

    Leaks(FaultPlatform platform, Canaries canaries) {
        this.platform = platform;
        this.settings = platform.settings();
        this.canaries = canaries;
    }

    /** Takes away something that was planted. */
    interface Clearance {
        void clear() throws Exception;
    }

    /** What was planted, by the title of the place that must show it. */
    Map<String, List<Canary>> planted() {
        return planted;
    }

    /** Where a metric is told that holds one. */
    List<URI> moreMetrics() {
        return moreMetrics;
    }

    void plant() throws Exception {
        new DatabaseLeaks(this, settings).plant();
        kafka();
        redis();
        temporal();
        files();
        metrics();
    }

    /** A canary that this place must show. */
    Canary leak(Kind kind, String place) {
        Canary canary = canaries.make(kind, "a leak planted in " + place);
        planted.computeIfAbsent(place, _ -> new ArrayList<>()).add(canary);
        return canary;
    }

    private void kafka() throws Exception {
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) settings.kafkaServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        clearBy(this::deleteTopic);
        send("none", FilesPlace.titleOf("kafka"));
        for (String compression : List.of("none", "gzip", "zstd", "lz4", "snappy")) {
            send(compression, KafkaPlace.TITLE);
        }
    }

    private void deleteTopic() throws ExecutionException, InterruptedException {
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) settings.kafkaServers()))) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
        }
    }

    private void send(String compression, String place) throws Exception {
        Map<String, Object> configuration = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.kafkaServers(),
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                compression);
        try (var producer = new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            var message = new ProducerRecord<>(
                    TOPIC,
                    leak(Kind.PHONE, place).value(),
                    leak(Kind.LONG_SENTENCE, place).value());
            message.headers().add("leak", bytes(leak(Kind.NAME, place)));
            producer.send(message).get();
        }
    }

    private void redis() {
        try (var client = RedisClient.create("redis://" + settings.loopback(Port.REDIS));
                var connection = client.connect()) {
            var redis = connection.sync();
            String place = RedisPlace.TITLE;
            redis.set(
                    KEY + leak(Kind.WORD, place).value(),
                    leak(Kind.LONG_SENTENCE, place).value());
            redis.hset(
                    KEY + ":hash",
                    leak(Kind.NAME, place).value(),
                    leak(Kind.PHONE, place).value());
            redis.rpush(KEY + ":list", leak(Kind.TAMIL_NAME, place).value());
            redis.sadd(KEY + ":set", leak(Kind.HINDI_NAME, place).value());
            redis.zadd(KEY + ":sorted", 1, leak(Kind.ABHA_NUMBER, place).value());
            redis.xadd(
                    KEY + ":stream", Map.of("leak", leak(Kind.SENTENCE, place).value()));
            redis.set(
                    KEY + ":gone", leak(Kind.NAME, FilesPlace.titleOf("redis")).value());
            redis.del(KEY + ":gone");
        }
        clearBy(this::clearRedis);
    }

    private void clearRedis() {
        try (var client = RedisClient.create("redis://" + settings.loopback(Port.REDIS));
                var connection = client.connect()) {
            var redis = connection.sync();
            redis.del(redis.keys(KEY + "*").toArray(String[]::new));
        }
    }

    /** A workflow that nobody works for: once as anybody would start it, and once as we do, payloads sealed or not. */
    private void temporal() {
        var service = platform.temporal().getWorkflowServiceStubs();
        var anybody = WorkflowClient.newInstance(
                service,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(LocalSettings.NAMESPACE)
                        .build());
        String database = DatabasePlace.titleOf("temporal");
        String visibility = DatabasePlace.titleOf("temporal_visibility");
        for (Kind kind : List.of(Kind.NAME, Kind.LONG_SENTENCE, Kind.PHONE)) {
            start(anybody, leak(kind, database), leak(kind, database), leak(Kind.WORD, visibility));
            String opened = HistoriesPlace.TITLE;
            start(platform.temporal(), leak(kind, opened), leak(kind, opened), leak(Kind.WORD, opened));
        }
    }

    private void start(WorkflowClient client, Canary argument, Canary memo, Canary attribute) {
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId("canary-leak-" + UUID.randomUUID())
                .setTaskQueue("canary-leak")
                .setMemo(Map.of("leak", memo.value()))
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(SearchAttributeKey.forKeyword("SahayDistrict"), attribute.value())
                        .build())
                .build();
        var workflow = client.newUntypedWorkflowStub("CanaryLeak", options);
        workflow.start(argument.value());
        clearBy(() -> workflow.terminate("a planted leak"));
    }

    /** In a log that the API writes to, and in a new file of every other folder that no server calls its own. */
    private void files() throws IOException {
        Path log = platform.cluster().log(Service.API);
        String line =
                "a planted leak: " + leak(Kind.PHONE, FilesPlace.titleOf("run")).value() + "\n";
        Files.writeString(log, line, StandardOpenOption.APPEND);
        for (FilesPlace place : FilesPlace.of(settings.state())) {
            if (!planted.containsKey(place.title())) {
                Path file = Files.createFile(place.root().resolve("canary-leak"));
                clearBy(() -> Files.delete(file));
                Files.writeString(file, leak(Kind.LONG_SENTENCE, place.title()).value());
            }
        }
    }

    /** No metric can be added to the product's from outside: somebody else tells one. */
    private void metrics() throws IOException {
        String line = "requests_total{uri=\"/v1/%s\"} 1\n"
                .formatted(leak(Kind.PHONE, METRICS).value());
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = line.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        clearBy(() -> server.stop(0));
        moreMetrics.add(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/planted"));
    }

    /** Is called at the end, the last one first. */
    void clearBy(Clearance clearance) {
        clearances.push(clearance);
    }

    static byte[] bytes(Canary canary) {
        return canary.value().getBytes(StandardCharsets.UTF_8);
    }

    /** Clears away what can be; traces stay in files until the stores write over them. */
    @Override
    public void close() throws Exception {
        while (!clearances.isEmpty()) {
            clearances.pop().clear();
        }
    }
}
