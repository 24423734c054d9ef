package org.sahay.store.outbox;

import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.sahay.store.temporal.CaseJson;
import org.sahay.store.tls.ConnectionRule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The relay and its two destinations; Kafka is where {@code spring.kafka} says. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RelayProperties.class, KafkaProperties.class})
public class RelayConfiguration {
    @Bean
    TemporalCourier temporalCourier(
            WorkflowClient client, ObjectProvider<TemporalCommand> commands, RelayProperties properties) {
        return new TemporalCourier(client, commands.stream().toList(), properties.temporalStartsPerSecond());
    }

    @Bean
    EventTopic complaintsTopic() {
        return EventTopic.COMPLAINTS;
    }

    @Bean
    KafkaProducers kafkaProducers(KafkaProperties kafka, SslBundles bundles, Environment environment) {
        var settings = producerSettings(kafka, bundles);
        check(environment, settings);
        return () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    KafkaConsumers kafkaConsumers(KafkaProperties kafka, SslBundles bundles, Environment environment) {
        var settings = consumerSettings(kafka, bundles);
        check(environment, settings);
        return group -> {
            var own = new HashMap<>(settings);
            own.put(ConsumerConfig.GROUP_ID_CONFIG, group);
            return own;
        };
    }

    @Bean
    KafkaCourier kafkaCourier(KafkaProducers producers, List<EventTopic> topics, CaseJson json) {
        return new KafkaCourier(producers::connect, topics, json);
    }

    @Bean
    OutboxRelay outboxRelay(
            DataSource pool, List<Courier> couriers, OutboxSignal signal, RelayProperties properties, Clock clock) {
        return new OutboxRelay(pool, couriers, signal, properties, clock);
    }

    /** Every replica must have a record, and the outcome is known within half a minute. */
    static Map<String, Object> producerSettings(KafkaProperties kafka, SslBundles bundles) {
        var settings = kafka.buildProducerProperties();
        trust(settings, kafka, bundles);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        // As long as the producer goes on with a record, the broker knows it again; given up and sent anew, it would be
        // there twice.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        return settings;
    }

    static Map<String, Object> consumerSettings(KafkaProperties kafka, SslBundles bundles) {
        var settings = kafka.buildConsumerProperties();
        trust(settings, kafka, bundles);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName()); // whoever joins or leaves stops nobody else's partitions
        settings.put(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000); // then others take over from one that was killed
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
        return settings;
    }

    private static void trust(Map<String, Object> settings, KafkaProperties kafka, SslBundles bundles) {
        String bundle = kafka.getSsl().getBundle();
        if (bundle != null) {
            settings.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, SslBundleSslEngineFactory.class);
            settings.put(SslBundle.class.getName(), bundles.getBundle(bundle));
        }
    }

    private static void check(Environment environment, Map<String, Object> settings) {
        ConnectionRule.check(
                environment,
                "Kafka",
                isEncrypted(settings),
                "Set spring.kafka.security.protocol to SSL or SASL_SSL and, unless the JVM trusts the authority,"
                        + " spring.kafka.ssl.bundle.");
    }

    /** Without the check of its name anybody with a certificate of the authority could pose as the broker. */
    private static boolean isEncrypted(Map<String, Object> settings) {
        Object protocol = settings.get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
        Object nameCheck = settings.getOrDefault(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "https");
        return ("SSL".equals(protocol) || "SASL_SSL".equals(protocol)) && "https".equals(nameCheck);
    }
}
