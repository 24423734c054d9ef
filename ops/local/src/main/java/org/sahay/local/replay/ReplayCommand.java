package org.sahay.local.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.sahay.activities.sync.DeadLetterReplay;
import org.sahay.activities.sync.Sending;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.LocalFailure;
import org.sahay.store.sync.SyncRefeed;
import org.sahay.store.sync.SyncTopics;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./sahay replay}: may be repeated, and changes nothing that is projected already. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Puts records that were put aside back into their topic, or has the log feed it again.")
public final class ReplayCommand implements Callable<Integer> {
    private final Supplier<LocalSettings> platform;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description = "The topic of records that were put aside: " + SyncTopics.DEAD + ".")
    private @Nullable String topic;

    @Option(
            names = "--from-log",
            paramLabel = "TIME",
            arity = "0..1",
            fallbackValue = "1970-01-01T00:00:00Z",
            description =
                    "Instead: all events of the log accepted since then, as 2026-11-01T00:00:00Z; without a time all.")
    private @Nullable Instant since;

    @Option(
            names = "--kafka",
            paramLabel = "FILE",
            description =
                    "Client settings of another Kafka than the local one (bootstrap.servers, security.protocol, ...).")
    private @Nullable Path kafka;

    public ReplayCommand() {
        this(LocalSettings::ofCheckout);
    }

    /** On a platform of tests. */
    ReplayCommand(Supplier<LocalSettings> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        if (since != null && topic == null && kafka == null) {
            return fromLog(since);
        }
        if (since == null && SyncTopics.DEAD.equals(topic)) {
            return putBack();
        }
        throw new ParameterException(
                line().commandLine(), "Name either the topic %s or --from-log.".formatted(SyncTopics.DEAD));
    }

    private int putBack() {
        try (var sending =
                new Sending(() -> new KafkaProducer<>(client(), new StringSerializer(), new ByteArraySerializer()))) {
            var replayed = new DeadLetterReplay(
                            () -> new KafkaConsumer<>(
                                    client(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                            sending)
                    .replay();
            say("%d records of %s are back in %s.".formatted(replayed.putBack(), SyncTopics.DEAD, SyncTopics.EVENTS));
            if (replayed.inTheLogAlone() > 0) {
                say("%d were too large to be kept there; './sahay replay --from-log' feeds them again."
                        .formatted(replayed.inTheLogAlone()));
            }
            return ExitCode.OK;
        } catch (KafkaException e) {
            throw new LocalFailure(
                    "Kafka does not answer: %s. Those put back so far stay so; repeat the command."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private int fromLog(Instant time) {
        try {
            var database = new DriverManagerDataSource(platform.get().jdbcUrl("sahay") + "&currentSchema=sahay");
            long events = new SyncRefeed(JdbcClient.create(database)).from(time);
            say("%d events of the log are fed to %s again; those projected already stay as they are."
                    .formatted(events, SyncTopics.EVENTS));
            return ExitCode.OK;
        } catch (DataAccessException e) {
            throw new LocalFailure("The database sahay does not answer; './sahay up' starts it.", e);
        }
    }

    private Map<String, Object> client() {
        var client = new HashMap<String, Object>();
        if (kafka == null) {
            client.put(
                    CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, platform.get().kafkaServers());
        } else {
            read(kafka).forEach((name, value) -> client.put(String.valueOf(name), value));
        }
        client.put(ConsumerConfig.GROUP_ID_CONFIG, DeadLetterReplay.GROUP);
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        client.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000);
        return client;
    }

    private static Properties read(Path file) {
        var read = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            read.load(text);
            return read;
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private void say(String text) {
        line().commandLine().getOut().println(text);
    }

    private CommandSpec line() {
        if (spec == null) {
            throw new IllegalStateException("Called by no command line");
        }
        return spec;
    }
}
