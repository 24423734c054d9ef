package org.sahay.local.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.sahay.local.process.LocalFailure;
import org.sahay.store.sync.SyncTopics;

/** The topics the applications write to; made by the platform, because the broker makes none by itself. */
final class KafkaTopics {
    static final List<String> NAMES = List.of(
            "complaints.events", "complaints.events.dlt", SyncTopics.EVENTS, SyncTopics.DEAD, SyncTopics.ANALYTICS);
    private static final int PARTITIONS = 6;
    private static final int PATIENCE_SECONDS = 20;
    private static final int PROBE_MILLIS = 2_000;

    private KafkaTopics() {}

    static boolean answers(LocalSettings settings) {
        try (var admin = admin(settings, PROBE_MILLIS)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(PROBE_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static void create(LocalSettings settings) {
        try (var admin = admin(settings, PATIENCE_SECONDS * 1000)) {
            var there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var missing = NAMES.stream()
                    .filter(name -> !there.contains(name))
                    .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.of((short) 1)))
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LocalFailure("Kafka's topics cannot be made: %s.".formatted(e.getMessage()), e);
            }
        } catch (TimeoutException e) {
            throw new LocalFailure(
                    "Kafka has not answered for %d s; look into its log.".formatted(PATIENCE_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while making Kafka's topics; run the command again.", e);
        }
    }

    private static Admin admin(LocalSettings settings, int timeoutMillis) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafkaServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis));
    }
}
