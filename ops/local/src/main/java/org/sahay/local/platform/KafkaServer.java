package org.sahay.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.sahay.local.process.Command;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import org.sahay.local.tools.KafkaLibraries;

/** One Kafka broker that is its own controller, in a small JVM. */
final class KafkaServer extends DaemonServer {
    private final Path folder;
    private final KafkaLibraries libraries;

    KafkaServer(LocalSettings settings) {
        super(settings, Service.KAFKA, "TERM", Duration.ofSeconds(15));
        this.folder = settings.state().resolve("kafka");
        this.libraries = new KafkaLibraries(settings.tools());
    }

    @Override
    public void fetch(Progress progress) {
        libraries.classPath(progress);
    }

    @Override
    public void prepare(Progress progress) {
        if (!Files.exists(folder.resolve("data/meta.properties"))) {
            progress.step("Formatting Kafka's log folder", detail -> {
                var config = writeConfiguration();
                var line = java(
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        config);
                new Command(
                                "Kafka's StorageTool",
                                line,
                                Map.of(),
                                settings.state().resolve("run/kafka-format.log"))
                        .run(detail);
            });
        }
    }

    @Override
    void startProcess() {
        daemon.start(java("kafka.Kafka", writeConfiguration()), Map.of());
    }

    @Override
    public boolean ready() {
        return !LocalPorts.isFree(settings.ports().at(Port.KAFKA)) && KafkaTopics.answers(settings);
    }

    @Override
    void complete() {
        KafkaTopics.create(settings);
    }

    private List<String> java(String... mainAndArguments) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                libraries.classPath(Progress.silent())));
        line.addAll(List.of(mainAndArguments));
        return line;
    }

    private String writeConfiguration() {
        var file = folder.resolve("server.properties");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, configuration());
            return file.toString();
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be written: %s; check the disk.".formatted(file, e.getMessage()), e);
        }
    }

    private String configuration() {
        var broker = settings.loopback(Port.KAFKA);
        var controller = settings.loopback(Port.KAFKA_CONTROLLER);
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%2$s
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
                advertised.listeners=PLAINTEXT://%1$s
                log.dirs=%3$s
                auto.create.topics.enable=false
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                broker.heartbeat.interval.ms=500
                broker.session.timeout.ms=4000
                """.formatted(broker, controller, folder.resolve("data"));
    }
}
