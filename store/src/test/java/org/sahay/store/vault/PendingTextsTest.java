package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.sahay.workflows.complaint.ComplaintId;

@Tag("server")
class PendingTextsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ComplaintId CASE = new ComplaintId(UUID.randomUUID());
    private static final UUID CITIZEN = UUID.randomUUID();

    private static final Sealed.Where WHERE = PendingTexts.where(CASE, "key", CITIZEN);

    private VaultFixture fixture;
    private TestDatabase database;
    private DataKeyVault vault;

    @TempDir
    private Path folder;

    @BeforeEach
    void createVault() {
        fixture = new VaultFixture(folder);
        database = fixture.database;
        vault = fixture.vault;
    }

    @AfterEach
    void dropDatabase() {
        fixture.close();
    }

    @Test
    void aClaimedTextIsReadableForGoodAndClaimedOnce() {
        at(NOON).hold(CASE, "key", CITIZEN, "words");
        UUID token = at(NOON).claim(CASE, "key").orElseThrow();
        assertThat(at(NOON).claim(CASE, "key")).isEmpty();
        at(NOON.plus(Duration.ofDays(1))).purge();
        assertThat(vault.open(token, WHERE)).isEqualTo("words");
    }

    @Test
    void aClaimInATransactionThatFailsIsNoClaim() {
        at(NOON).hold(CASE, "key", CITIZEN, "words");
        database.transaction().executeWithoutResult(status -> {
            assertThat(at(NOON).claim(CASE, "key")).isPresent();
            status.setRollbackOnly();
        });
        assertThat(at(NOON).claim(CASE, "key")).isPresent();
    }

    @Test
    void theSameKeyAgainKeepsTheFirstTextAndLeavesNothingElse() {
        at(NOON).hold(CASE, "key", CITIZEN, "first");
        at(NOON).hold(CASE, "key", CITIZEN, "second");
        assertThat(sealedTexts()).isEqualTo(1);
        assertThat(vault.open(at(NOON).claim(CASE, "key").orElseThrow(), WHERE)).isEqualTo("first");
    }

    @Test
    void aDiscardedTextIsDeleted() {
        at(NOON).hold(CASE, "key", CITIZEN, "words");
        at(NOON).discard(CASE, "key");
        assertThat(at(NOON).claim(CASE, "key")).isEmpty();
        assertThat(sealedTexts()).isZero();
    }

    @Test
    void aDiscardThatRollsBackLeavesTheText() {
        at(NOON).hold(CASE, "key", CITIZEN, "words");
        database.transaction().executeWithoutResult(status -> {
            at(NOON).discard(CASE, "key");
            status.setRollbackOnly();
        });
        assertThat(vault.open(at(NOON).claim(CASE, "key").orElseThrow(), WHERE)).isEqualTo("words");
    }

    @Test
    void aTextThatCannotBeSealedNowLeavesNothingAndIsHeldLater() {
        fixture.wrapping.away = true;
        assertThatThrownBy(() -> at(NOON).hold(CASE, "key", CITIZEN, "words"))
                .isInstanceOf(KeysUnavailableException.class);
        assertThat(at(NOON).claim(CASE, "key")).isEmpty();
        assertThat(sealedTexts()).isZero();
    }

    @Test
    void anUnclaimedTextIsDeletedAfterAnHourAndNotBefore() {
        at(NOON).hold(CASE, "key", CITIZEN, "words");
        assertThat(at(NOON.plus(Duration.ofHours(1)).minusMillis(1)).purge()).isZero();
        assertThat(at(NOON.plus(Duration.ofHours(1))).purge()).isEqualTo(1);
        assertThat(sealedTexts()).isZero();
    }

    private PendingTexts at(Instant now) {
        return new PendingTexts(
                vault, database.jdbc(), database.transactionManager(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private int sealedTexts() {
        return database.jdbc()
                .sql("SELECT count(*) FROM vault.sealed_text")
                .query(Integer.class)
                .single();
    }
}
