package org.sahay.store.audit;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.vault.SigningKeys;
import org.sahay.store.vault.VerifyingKeys;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Ground;

/** A trail with its sealer, on a database of its own. */
final class AuditFixture implements AutoCloseable {
    final TestDatabase database = TestDatabase.migrated();
    final Path publicKeys;
    final SigningKeys keys;
    final AuditBlocks blocks = new AuditBlocks(database.jdbc());
    private final AuditTrail trail;

    AuditFixture(Path folder) {
        publicKeys = folder.resolve("audit.public.json");
        keys = SigningKeys.readOrCreate(folder.resolve("audit.json"), publicKeys);
        trail = new AuditTrail(database.jdbcTemplate(), Clock.systemUTC());
    }

    static AuditEntry anEntry() {
        return new AuditEntry(
                UUID.randomUUID(),
                "state_officer",
                "complaint.read",
                UUID.randomUUID(),
                "complaint",
                UUID.randomUUID(),
                "grievance-redress",
                Basis.of(Ground.DUTY));
    }

    /** As it was written before entries said on which ground. */
    static AuditEntry anEntryOfBefore() {
        AuditEntry entry = anEntry();
        return new AuditEntry(
                entry.actorId(),
                entry.actorRole(),
                entry.operation(),
                entry.subjectCitizen(),
                entry.objectType(),
                entry.objectId(),
                entry.purpose(),
                null);
    }

    void record(AuditEntry... entries) {
        for (AuditEntry entry : entries) {
            database.transaction().executeWithoutResult(status -> trail.record(entry));
        }
    }

    int seal() {
        return seal(Clock.systemUTC());
    }

    int seal(Clock clock) {
        var sealer = new AuditSealer(new AuditEntries(database.jdbc()), blocks, keys, clock);
        return database.transaction().execute(status -> sealer.seal());
    }

    /** Records and seals, block by block. */
    void sealedBlocks(int number, int entriesEach) {
        for (int block = 0; block < number; block++) {
            for (int entry = 0; entry < entriesEach; entry++) {
                record(anEntry());
            }
            seal();
        }
    }

    /** Verifies as another process would: with the public keys and read access. */
    Verdict verify(Checkpoints... checkpoints) {
        return verifyAt(Clock.systemUTC(), checkpoints);
    }

    Verdict verifyAt(Clock clock, Checkpoints... checkpoints) {
        try {
            return AuditVerifier.verify(
                    database.properties(), VerifyingKeys.read(publicKeys), List.of(checkpoints), clock);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
