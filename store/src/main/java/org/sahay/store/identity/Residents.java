package org.sahay.store.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Columns;
import org.sahay.store.vault.BlindIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Who lives in which village. Villages are kept as keyed hashes, so the database answers who is looked after by whom, and tells
 * nobody where somebody lives.
 */
public final class Residents {
    private final JdbcClient jdbc;
    private final AshaRows ashas;
    private final BlindIndex index;

    Residents(JdbcClient jdbc, AshaRows ashas, BlindIndex index) {
        this.jdbc = jdbc;
        this.ashas = ashas;
        this.index = index;
    }

    /**
     * Which of these people live in a village that a person looks after now, as an ASHA who is enrolled; none when the person is
     * no ASHA, or no longer. A village is one of her district: the same code elsewhere is another.
     */
    public Set<UUID> lookedAfterBy(UUID person, Collection<UUID> among) {
        return among.isEmpty()
                ? Set.of()
                : ashas.ofPerson(person).map(asha -> living(asha, among)).orElse(Set.of());
    }

    /** Everybody who lives in a village that a person looks after now. */
    public Set<UUID> lookedAfterBy(UUID person) {
        return ashas.ofPerson(person)
                .map(asha -> (Set<UUID>) new HashSet<>(
                        jdbc.sql("SELECT person_id FROM person_village WHERE village_hash = ANY (:villages)")
                                .param("villages", hashes(asha))
                                .query(UUID.class)
                                .list()))
                .orElse(Set.of());
    }

    /** Where a person lives from now on; nowhere when it is null. Part of the caller's transaction. */
    void settle(UUID person, @Nullable Village village) {
        if (village == null) {
            jdbc.sql("DELETE FROM person_village WHERE person_id = ?")
                    .param(person)
                    .update();
            return;
        }
        jdbc.sql("""
                        INSERT INTO person_village (person_id, village_hash) VALUES (:person, :village)
                        ON CONFLICT (person_id) DO UPDATE SET village_hash = excluded.village_hash
                        """).param("person", person).param("village", hash(village)).update();
    }

    private Set<UUID> living(Asha asha, Collection<UUID> among) {
        return new HashSet<>(jdbc.sql("""
                        SELECT person_id FROM person_village
                        WHERE person_id = ANY (:among) AND village_hash = ANY (:villages)
                        """)
                .param("among", Columns.of("uuid", among, person -> person))
                .param("villages", hashes(asha))
                .query(UUID.class)
                .list());
    }

    private SqlArrayValue hashes(Asha asha) {
        List<Village> villages = asha.lgdVillages().stream()
                .map(code -> new Village(asha.lgdState(), asha.lgdDistrict(), code))
                .toList();
        return Columns.ofBytes(villages, this::hash);
    }

    private byte[] hash(Village village) {
        return index.of("village", village.text());
    }
}
