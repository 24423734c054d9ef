package org.sahay.activities.wellness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.sync.OpenedEvent;
import org.sahay.store.sync.PublishedEvent;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.sahay.store.wellness.Readings;
import org.sahay.workflows.wellness.Metrics;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("server")
class ReadingProjectionTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PULSE = "{'metric':'heart_rate','value':72.5,'unit':'/min'}";
    private static final String DAY =
            "{'readings':[" + PULSE + ",{'metric':'systolic','value':120,'unit':'mm[Hg]'}],'mood':3}";

    @TempDir
    private Path state;

    private StoreFixture fixture;
    private ReadingProjection projection;

    @BeforeEach
    void createStore() {
        fixture = new StoreFixture(state);
        projection = new ReadingProjection(fixture.get(Readings.class), fixture.get(Metrics.class));
    }

    @AfterEach
    void drop() {
        fixture.close();
    }

    @Test
    void readingsAreKeptOnceHoweverOftenTheirEventsCome() throws IOException {
        var events = List.of(event("vital.recorded", 1, PULSE), event("wellness.logged", 1, DAY));
        assertThat(project(events)).isEmpty();
        assertThat(project(List.of(events.getLast(), events.getFirst()))).isEmpty();
        assertThat(kept())
                .containsExactlyInAnyOrder(
                        new BigDecimal("72.5000"), new BigDecimal("72.5000"), new BigDecimal("120.0000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | {'metric':'dreams','value':1,'unit':'/min'} | metric",
                "1 | {'metric':'heart_rate','value':72,'unit':'Hz'} | unit",
                "1 | {'metric':'heart_rate','value':'72','unit':'/min'} | value",
                "1 | {'metric':'heart_rate','value':1e400,'unit':'/min'} | value",
                "2 | {'metric':'heart_rate','value':72,'unit':'/min'} | schema-version"
            })
    void whatIsNoReadingIsRefusedAndItsNeighboursAreKept(int version, String payload, String code) throws IOException {
        var wrong = event("vital.recorded", version, payload);
        assertThat(project(List.of(event("vital.recorded", 1, PULSE), wrong)))
                .isEqualTo(Map.of(wrong.event().serverId(), code));
        assertThat(kept()).hasSize(1);
    }

    @Test
    void ofAnEventWithOneThatIsNoneNoneIsKept() throws IOException {
        assertThat(project(List.of(event("wellness.logged", 1, DAY.replace("120", "9999")))))
                .hasSize(1);
        assertThat(kept()).isEmpty();
    }

    private Map<UUID, String> project(List<OpenedEvent> events) {
        return Objects.requireNonNull(
                fixture.get(TransactionTemplate.class).execute(status -> projection.project(events)));
    }

    private List<BigDecimal> kept() {
        return fixture.jdbc()
                .sql("SELECT value FROM wellness_reading")
                .query(BigDecimal.class)
                .list();
    }

    private OpenedEvent event(String type, int version, String payload) throws IOException {
        var id = UUID.randomUUID();
        var subject = UUID.randomUUID();
        var kept = fixture.get(RowSeals.class)
                .sealAll(List.of(new RowSeals.Plain(
                        new RowSeals.Place(SealedBytes.SYNC_EVENT, id, subject),
                        payload.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .getFirst();
        return new OpenedEvent(
                new PublishedEvent(
                        id,
                        subject,
                        UUID.randomUUID(),
                        type,
                        version,
                        StoreFixture.T0.minusSeconds(60),
                        StoreFixture.T0,
                        1,
                        null,
                        kept),
                (ObjectNode) JSON.reader()
                        .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .readTree(payload.replace('\'', '"')));
    }
}
