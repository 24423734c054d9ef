package org.sahay.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sahay.api.complaint.Bodies.aComplaintInPatna;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.store.database.TestDatabase;
import org.sahay.workflows.identity.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The key that wraps all others is away, as a key management service that is down. */
@ApiTest
class KeysAwayTest {
    @Autowired
    TestApi api;

    @Autowired
    TestDatabase database;

    @Autowired
    Environment environment;

    private final Actor known = TestPeople.aCitizen();
    private final Actor stranger = TestPeople.aCitizen();
    private Path file;
    private Path away;
    private String complaint;

    @BeforeEach
    void goAway() throws IOException {
        complaint =
                api.file(known, "before", aComplaintInPatna()).json().get("id").asString();
        file = Path.of(environment.getRequiredProperty("sahay.state-dir"), "vault-key-encryption-keyset.json");
        away = file.resolveSibling("away");
        Files.move(file, away);
    }

    @AfterEach
    void comeBack() throws IOException {
        if (Files.exists(away)) {
            Files.move(away, file);
        }
        await().until(() -> api.file(TestPeople.aCitizen(), aComplaintInPatna()).status() == 201);
    }

    @Test
    void whoseKeyIsInMemoryFilesAndReads() {
        assertThat(api.file(known, "another", aComplaintInPatna()).status()).isEqualTo(201);
        var view = api.get(known, "/v1/complaints/" + complaint);
        assertThat(view.status()).isEqualTo(200);
        assertThat(view.json().get("description").asString()).contains(Bodies.SECRET_WORDS);
    }

    @Test
    void everybodyElseIsToldToAskAgainAndNothingIsWrittenUntilThen() throws IOException {
        for (int times = 0; times < 3; times++) {
            var refused = api.file(stranger, "mine", aComplaintInPatna());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("temporarily-unavailable");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
        }
        assertThat(rowsOf("complaint WHERE citizen_id = ?", stranger.id())).isZero();
        assertThat(rowsOf("idempotency_key WHERE caller = ?", stranger.id())).isZero();
        assertThat(rowsOf("vault.sealed_text WHERE subject = ?", stranger.id())).isZero();
        Files.move(away, file);
        await().until(() -> api.file(stranger, "mine", aComplaintInPatna()).status() == 201);
        assertThat(rowsOf("complaint WHERE citizen_id = ?", stranger.id())).isEqualTo(1);
    }

    @Test
    void whoWasAcceptedBeforeIsToldSoAgain() {
        assertThat(database.keys()
                        .sql("UPDATE data_key SET id = id + 1 WHERE subject = ?")
                        .param(known.id())
                        .update())
                .as("so that the key in memory is not the one that is there")
                .isEqualTo(1);
        var again = api.file(known, "before", aComplaintInPatna());
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("id").asString()).isEqualTo(complaint);
        assertThat(api.file(known, "another", aComplaintInPatna()).status()).isEqualTo(503);
    }

    private int rowsOf(String from, UUID id) {
        return database.jdbc()
                .sql("SELECT count(*) FROM " + from)
                .param(id)
                .query(Integer.class)
                .single();
    }
}
