package org.sahay.store.outbox;

import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.sahay.store.temporal.CaseJson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
    KafkaCourier kafkaCourier(KafkaProperties kafka, List<EventTopic> topics, CaseJson json) {
        return new KafkaCourier(
                () -> new KafkaProducer<>(producerSettings(kafka), new StringSerializer(), new ByteArraySerializer()),
                topics,
                json);
    }

    @Bean
    OutboxRelay outboxRelay(
            DataSource pool, List<Courier> couriers, OutboxSignal signal, RelayProperties properties, Clock clock) {
        return new OutboxRelay(pool, couriers, signal, properties, clock);
    }

    /** Every replica must have a record, and the outcome is known within seconds. */
    private static Map<String, Object> producerSettings(KafkaProperties kafka) {
        var settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        return settings;
    }
}
