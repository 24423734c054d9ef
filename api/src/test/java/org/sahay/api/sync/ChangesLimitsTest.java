package org.sahay.api.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.sync.ChangesDevice.assertUnreadable;
import static org.sahay.api.sync.ChangesDevice.ids;
import static org.sahay.api.sync.ChangesDevice.sent;
import static org.sahay.api.sync.SyncBodies.aVisit;
import static org.sahay.api.sync.SyncBodies.aVital;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.workflows.identity.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How much a device is given at once, and what it is told when it asks for what there is not. */
@ApiTest
class ChangesLimitsTest {
    @Autowired
    TestApi api;

    @Autowired
    JdbcClient jdbc;

    private final Actor citizen = TestPeople.aCitizen();

    @Test
    void whatCannotBeReadOfAQueryIsNamed() {
        assertThat(api.get(citizen, "/v1/sync/changes").code()).isEqualTo("missing-field");
        assertUnreadable(api.get(citizen, "/v1/sync/changes?deviceId=%20"), "deviceId");
        assertUnreadable(api.get(citizen, "/v1/sync/changes?deviceId=" + "x".repeat(65)), "deviceId");
        for (String limit : List.of("0", "501", "-1", "x")) {
            assertUnreadable(api.get(citizen, "/v1/sync/changes?deviceId=d&limit=" + limit), "limit");
        }
        assertThat(api.get(citizen, "/v1/sync/changes?deviceId=d&subject=" + UUID.randomUUID())
                        .code())
                .isEqualTo("unknown-field");
    }

    @Test
    void moreThanTenThousandThatWaitAreWorthAWarningInTheCallersLanguage() {
        sent(api, citizen, aVital(citizen.id()), aVital(citizen.id()));
        copies(9_998);
        ChangesDevice device = new ChangesDevice(api, jdbc, citizen, "tablet-1");
        device.awaitNobodyWriting();
        assertThat(device.ask(1).json().has("warning")).as("10,000 wait").isFalse();
        copies(1);
        device.awaitNobodyWriting();
        JsonNode warning = device.ask(1).json().get("warning");
        assertThat(warning.get("code").asString()).isEqualTo("many-records");
        assertThat(warning.get("message").asString()).contains("waiting");
        assertThat(device.ask(1, "Accept-Language", "hi")
                        .json()
                        .at("/warning/message")
                        .asString())
                .containsPattern("\\p{IsDevanagari}");
        assertThat(device.ask(1, "Accept-Language", "ta")
                        .json()
                        .at("/warning/message")
                        .asString())
                .containsPattern("\\p{IsTamil}");
        device.take(1);
        assertThat(device.ask(1).json().has("warning")).as("one less").isFalse();
    }

    /** Rows that are counted; nobody could open them. */
    private void copies(int number) {
        jdbc.sql("""
                        INSERT INTO sync_event
                          (server_time, server_id, principal_id, event_id, device, subject, type, schema_version, client_time,
                           device_seq, payload, key_id, version)
                        SELECT now(), gen_random_uuid(), e.*
                        FROM generate_series(1, :number), LATERAL (
                          SELECT principal_id, event_id, device, subject, type, schema_version, client_time, device_seq,
                                 payload, key_id, version
                          FROM sync_event WHERE subject = :subject LIMIT 1) e
                        """).param("number", number).param("subject", citizen.id()).update();
    }

    @Test
    void aPageIsAMebibyteOrLittleMore() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String[] large = Stream.generate(() -> aVisit(UUID.randomUUID(), citizen.id(), "क".repeat(1_900)))
                    .limit(170)
                    .toArray(String[]::new);
            all.addAll(sent(api, citizen, large));
        }
        ChangesDevice device = new ChangesDevice(api, jdbc, citizen, "tablet-1");
        device.awaitNobodyWriting();
        Answer first = device.ask(500);
        assertThat(ids(first.json())).hasSizeBetween(150, 200);
        assertThat(first.json().get("more").asBoolean()).isTrue();
        assertThat(device.takeAll(() -> 500)).isEqualTo(all);
    }
}
