package org.sahay.store.identity;

import java.util.UUID;
import org.sahay.store.hash.Sha256;
import org.sahay.workflows.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Development only: gives a name on the command line a random id of its own in each role. Kept is a hash of name and
 * role; the id says nothing about either.
 */
public final class LocalPrincipals {
    private final JdbcClient jdbc;

    public LocalPrincipals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same id for the same name and role, always. */
    public UUID idOf(String name, Role role) {
        return jdbc.sql("""
                INSERT INTO local_principal (name_hash, id) VALUES (:hash, :id)
                ON CONFLICT (name_hash) DO UPDATE SET id = local_principal.id
                RETURNING id
                """)
                .param("hash", Sha256.of(role.code() + "/" + name))
                .param("id", UUID.randomUUID())
                .query(UUID.class)
                .single();
    }
}
