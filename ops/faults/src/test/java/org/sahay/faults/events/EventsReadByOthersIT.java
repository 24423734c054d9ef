package org.sahay.faults.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.faults.load.Filing;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.Settlement;
import org.sahay.faults.platform.Settlement.Delivery;
import org.sahay.faults.platform.SharedPlatform;

/** What the AsyncAPI file promises is what another program gets. */
@Order(4)
@ExtendWith(SharedPlatform.class)
class EventsReadByOthersIT {
    private static final String TOPIC = "complaints.events";

    @TempDir
    Path folder;

    @Test
    void everyRecordIsWhatTheAsyncApiFileSays(FaultPlatform platform) throws Exception {
        var reader = EventReader.build();
        platform.cluster();
        var client = platform.client();
        try (var journal = platform.journal("events-read-by-others")) {
            var filing = Filing.ofLongTerm(1);
            UUID id = Objects.requireNonNull(journal.file(client, filing)).id();
            var withdrawal =
                    client.withdraw(filing.citizen(), id, UUID.randomUUID().toString());
            assertThat(withdrawal.status()).as(withdrawal.toString()).isEqualTo(200);
            new Settlement(platform, "EventsReadByOthersIT", journal, Delivery.ONCE).await(Duration.ofSeconds(30));
            var asyncapi = platform.settings().home().resolve("docs/asyncapi.yaml");

            List<EventReader.Seen> seen = reader.read(platform.settings().kafkaServers(), TOPIC, asyncapi);

            assertThat(seen).allSatisfy(record -> assertThat(record.faults()).isEmpty());
            assertThat(seen.stream().filter(record -> record.key().equals(id)).map(EventReader.Seen::entry))
                    .containsExactlyElementsOf(platform.timeline(id));
            assertThat(seen).extracting(record -> record.headers().toString()).noneMatch(String::isEmpty);
            System.out.printf("EventsReadByOthersIT: %d records read by a Go client, all as described%n", seen.size());

            var stricter = reader.read(platform.settings().kafkaServers(), TOPIC, demandingMore(asyncapi));
            assertThat(stricter)
                    .as("a file that promises what no record has")
                    .allMatch(record -> !record.faults().isEmpty());
        }
    }

    /** The same file with another name for the sequence number. */
    private Path demandingMore(Path asyncapi) throws IOException {
        var text = Files.readString(asyncapi);
        assertThat(text).contains("seq");
        return Files.writeString(folder.resolve("asyncapi.yaml"), text.replaceAll("\\bseq\\b", "position"));
    }
}
