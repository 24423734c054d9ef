package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.workflows.identity.Role;

@Tag("server")
class IdentityTest {
    @TempDir
    Path state;

    private StoreFixture store;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aCareLinkHoldsUntilItExpiresAndForThatPairAlone() {
        var links = store.get(CareLinks.class);
        UUID asha = UUID.randomUUID();
        UUID citizen = UUID.randomUUID();
        assertThat(links.basis(asha, citizen)).isEmpty();

        links.record(asha, citizen, "asha", StoreFixture.T0.plus(Duration.ofDays(1)));
        assertThat(links.basis(asha, citizen)).isPresent();
        assertThat(links.basis(citizen, asha)).isEmpty();

        store.clock.forward(Duration.ofDays(1));
        assertThat(links.basis(asha, citizen)).isEmpty();
        links.record(asha, citizen, "asha", StoreFixture.T0.plus(Duration.ofDays(9)));
        assertThat(links.basis(asha, citizen)).isPresent();
    }

    @Test
    void aConsentThatIsGivenAnewIsAnotherOneAndTheFormerIsRememberedUntilWhenItHeld() {
        var links = store.get(CareLinks.class);
        UUID asha = UUID.randomUUID();
        UUID citizen = UUID.randomUUID();
        links.record(asha, citizen, "asha", StoreFixture.T0.plus(Duration.ofDays(9)));
        Delegation first = links.received(asha).getFirst();
        store.clock.forward(Duration.ofDays(1));
        links.record(asha, citizen, "asha", StoreFixture.T0.plus(Duration.ofDays(20)));
        Delegation second = links.received(asha).getFirst();
        store.clock.forward(Duration.ofDays(1));
        assertThat(links.end(asha, citizen)).isTrue();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(links.consents(List.of(first.id(), second.id())))
                .extracting(Delegation::id, Delegation::recordedAt, Delegation::expiresAt)
                .containsExactlyInAnyOrder(
                        tuple(first.id(), StoreFixture.T0, StoreFixture.T0.plus(Duration.ofDays(1))),
                        tuple(
                                second.id(),
                                StoreFixture.T0.plus(Duration.ofDays(1)),
                                StoreFixture.T0.plus(Duration.ofDays(2))));
    }

    @Test
    void aNameHasOneRandomIdInEachRoleAndIsNotKept() {
        var principals = store.get(LocalPrincipals.class);
        UUID asCitizen = principals.idOf("Sita Devi", Role.CITIZEN);
        assertThat(principals.idOf("Sita Devi", Role.CITIZEN)).isEqualTo(asCitizen);
        assertThat(principals.idOf("Sita Devi", Role.ASHA)).isNotEqualTo(asCitizen);
        assertThat(store.jdbc()
                        .sql("SELECT encode(name_hash, 'escape') FROM local_principal")
                        .query(String.class)
                        .list())
                .noneMatch(hash -> hash.contains("Sita"));
    }
}
