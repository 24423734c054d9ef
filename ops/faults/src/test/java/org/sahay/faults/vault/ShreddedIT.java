package org.sahay.faults.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.faults.load.ComplaintClient;
import org.sahay.faults.load.Journal;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.Settlement;
import org.sahay.faults.platform.Settlement.Delivery;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.local.people.LocalStore;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Await;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.ComplaintWorkflow;

/** A citizen's data key is destroyed: their words are readable until then and never after, in a restored copy neither. */
@Order(10)
@Tag("faults")
@ExtendWith(SharedPlatform.class)
class ShreddedIT {
    private static final String RESTORED = "sahay_restored";
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /** A process that starts has no key in its memory. */
    @Test
    void afterARestart(FaultPlatform platform) throws IOException {
        shredded(platform, Duration.ofSeconds(5), () -> {
            platform.cluster().stop(Service.API);
            platform.cluster();
        });
    }

    @Test
    void whileTheApiRunsOn(FaultPlatform platform) throws IOException {
        shredded(platform, FORGOTTEN.plusSeconds(30), () -> {});
    }

    private static void shredded(FaultPlatform platform, Duration within, Runnable meanwhile) throws IOException {
        platform.cluster();
        var keys = new Keys(platform.settings());
        var client = platform.client();
        try (var journal = platform.journal("keys-destroyed-" + within.toSeconds())) {
            List<Journal.Entry> filed = KeysIT.filed(client, journal, 2);
            new Settlement(platform, "ShreddedIT, before", journal, Delivery.AT_LEAST_ONCE)
                    .await(Duration.ofSeconds(60));
            var leaving = filed.getFirst();
            var staying = filed.getLast();
            keys.copyTexts(RESTORED);
            assertThat(Await.until(Duration.ofSeconds(10), () -> isShown(client, leaving)))
                    .as("readable until then")
                    .isTrue();
            assertThat(isReadable(restored(platform), leaving))
                    .as("in the copy, too")
                    .isTrue();

            keys.destroy(leaving.filing().citizen());
            meanwhile.run();

            assertThat(Await.until(within, () -> !isShown(client, leaving))).isTrue();
            assertThat(isShown(client, staying)).as("of somebody else").isTrue();
            assertThat(isReadable(restored(platform), leaving))
                    .as("in the copy")
                    .isFalse();
            assertThat(isReadable(restored(platform), staying)).isTrue();
            assertThat(isReadable(platform.settings(), leaving)).isFalse();
            nothingToReadElsewhere(platform, filed);
            new Settlement(platform, "ShreddedIT, after", journal, Delivery.AT_LEAST_ONCE)
                    .await(Duration.ofSeconds(60));
        } finally {
            keys.drop(RESTORED);
        }
    }

    private static LocalSettings restored(FaultPlatform platform) {
        String url = platform.settings()
                .applicationProperties(org.sahay.local.platform.Port.API, org.sahay.local.platform.Port.MANAGEMENT)
                .get("sahay.database.url");
        return platform.settings().with("sahay.database.url", url.replaceFirst("/sahay$", "/" + RESTORED));
    }

    private static boolean isShown(ComplaintClient client, Journal.Entry entry) {
        try {
            return client.view(entry.filing().citizen(), complaint(entry)).has("description");
        } catch (IOException notNow) {
            return false;
        }
    }

    /** By an instance that starts for it and ends, with whatever keys there are. */
    private static boolean isReadable(LocalSettings settings, Journal.Entry entry) {
        UUID complaint = complaint(entry);
        var where = new Sealed.Where(
                SealedColumn.COMPLAINT_DESCRIPTION, complaint, entry.filing().citizen());
        try (var store = LocalStore.open(settings)) {
            UUID token = store.bean(ComplaintQueries.class)
                    .find(complaint)
                    .orElseThrow()
                    .descriptionToken();
            return store.bean(Vault.class)
                    .openAll(java.util.Map.of(token, where))
                    .containsKey(token);
        }
    }

    /** Events and histories never had the words. */
    private static void nothingToReadElsewhere(FaultPlatform platform, List<Journal.Entry> filed) throws IOException {
        for (Journal.Entry entry : filed) {
            var id = ComplaintWorkflow.idFor(new ComplaintId(complaint(entry)));
            assertThat(platform.temporal().fetchHistory(id).toJson(false))
                    .contains("EVENT_TYPE_WORKFLOW_EXECUTION_STARTED")
                    .doesNotContain("Nobody came");
        }
        Path kafka = platform.settings().state().resolve("kafka");
        int logs = 0;
        try (var files = Files.walk(kafka)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                String content = Files.readString(log, StandardCharsets.ISO_8859_1);
                logs += content.contains(complaint(filed.getFirst()).toString()) ? 1 : 0;
                assertThat(content).as(log.toString()).doesNotContain("Nobody came");
            }
        }
        assertThat(logs).as("logs that tell of the complaint").isPositive();
    }

    private static UUID complaint(Journal.Entry entry) {
        return Objects.requireNonNull(entry.acknowledged());
    }
}
