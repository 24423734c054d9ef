package org.sahay.workers.sync;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.sahay.activities.sync.SyncEventListener;
import org.sahay.store.outbox.KafkaConsumers;
import org.sahay.store.sync.SyncTopics;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** The consumers of this process. Offsets are committed when the listener has returned; while it throws, the same records come again. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionProperties.class)
public class ProjectionConfiguration {
    private static final String GROUP = "sahay.projections";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration FINISH = Duration.ofSeconds(10);

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> syncProjections(
            KafkaConsumers consumers,
            SyncEventListener listener,
            ProjectionProperties properties,
            MeterRegistry registry) {
        var factory = new DefaultKafkaConsumerFactory<byte[], byte[]>(consumers.settings(GROUP));
        factory.addListener(new MicrometerConsumerListener<>(registry));
        var container = new ConcurrentMessageListenerContainer<byte[], byte[]>(factory, reading(listener));
        container.setConcurrency(properties.concurrency());
        container.setAutoStartup(properties.enabled());
        container.setCommonErrorHandler(new DefaultErrorHandler(untilItWorks()));
        return container;
    }

    private static ContainerProperties reading(SyncEventListener listener) {
        var reading = new ContainerProperties(SyncTopics.EVENTS);
        reading.setGroupId(GROUP);
        reading.setMessageListener(listener);
        reading.setAckMode(ContainerProperties.AckMode.BATCH);
        reading.setSyncCommits(true);
        reading.setShutdownTimeout(FINISH.toMillis());
        reading.setAuthExceptionRetryInterval(LONGEST_PAUSE);
        return reading;
    }

    /** The partitions are kept meanwhile: whoever takes them over would meet the same. */
    private static ExponentialBackOff untilItWorks() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
        return pauses;
    }
}
