package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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
        assertThat(links.exists(asha, citizen)).isFalse();

        links.record(asha, citizen, "asha", StoreFixture.T0.plus(Duration.ofDays(1)));
        assertThat(links.exists(asha, citizen)).isTrue();
        assertThat(links.exists(citizen, asha)).isFalse();

        store.clock.forward(Duration.ofDays(1));
        assertThat(links.exists(asha, citizen)).isFalse();
        links.record(asha, citizen, "asha", StoreFixture.T0.plus(Duration.ofDays(9)));
        assertThat(links.exists(asha, citizen)).isTrue();
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
