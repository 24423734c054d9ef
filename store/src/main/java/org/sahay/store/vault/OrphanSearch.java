package org.sahay.store.vault;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases texts that nobody holds: their transaction rolled back after they were kept, or whoever was to erase them died before.
 * A text is spared for an hour, far longer than any transaction lives. Then it goes if neither the row it was sealed for nor any
 * other row of its subject holds its token, and its column is one this version knows. All texts come round once a week.
 */
final class OrphanSearch {
    static final Duration PATIENCE = Duration.ofHours(1);
    static final Duration LAP = Duration.ofDays(7);
    private static final Logger LOG = LoggerFactory.getLogger(OrphanSearch.class);
    private static final int AT_ONCE = 1000;
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient vault;
    private final SealedTexts texts;
    private final TextOwners owners;
    private final Clock clock;

    OrphanSearch(VaultDatabase database, TextOwners owners, Clock clock) {
        this.vault = database.jdbc();
        this.texts = new SealedTexts(database);
        this.owners = owners;
        this.clock = clock;
    }

    private record Position(Instant begunAt, Instant createdAt, UUID token) {}

    /** Goes on from where the last one stopped; returns how many texts it looked at. */
    int eraseSome() {
        Instant now = clock.instant();
        Position position = position(now);
        List<SealedTexts.Row> some = texts.after(position.createdAt(), position.token(), now.minus(PATIENCE), AT_ONCE);
        if (some.isEmpty()) {
            if (!position.begunAt().isAfter(now.minus(LAP))) {
                moveTo(new Position(now, Instant.EPOCH, FIRST));
            }
            return 0;
        }
        List<UUID> orphans = orphans(some);
        if (!orphans.isEmpty()) {
            texts.delete(orphans);
            LOG.info("{} texts that nobody held were erased", orphans.size());
        }
        var last = some.getLast();
        moveTo(new Position(position.begunAt(), last.createdAt(), last.token()));
        return some.size();
    }

    private List<UUID> orphans(List<SealedTexts.Row> some) {
        List<SealedTexts.Row> known =
                some.stream().filter(text -> text.knownColumn() != null).toList();
        if (known.size() < some.size()) {
            LOG.warn("{} texts stay whose column this version does not know", some.size() - known.size());
        }
        List<SealedTexts.Row> suspected = without(owners.byRow(known).keySet(), known);
        return without(owners.bySubject(suspected).keySet(), suspected).stream()
                .map(SealedTexts.Row::token)
                .toList();
    }

    private static List<SealedTexts.Row> without(Set<UUID> held, List<SealedTexts.Row> texts) {
        return texts.stream().filter(text -> !held.contains(text.token())).toList();
    }

    private Position position(Instant now) {
        return vault.sql("""
                        INSERT INTO orphan_search (begun_at, created_at, token) VALUES (:now, :epoch, :first)
                        ON CONFLICT (one) DO UPDATE SET one = true
                        RETURNING begun_at, created_at, token
                        """)
                .param("now", now.atOffset(UTC))
                .param("epoch", Instant.EPOCH.atOffset(UTC))
                .param("first", FIRST)
                .query(OrphanSearch::position)
                .single();
    }

    private void moveTo(Position position) {
        vault.sql("UPDATE orphan_search SET begun_at = :begunAt, created_at = :createdAt, token = :token")
                .param("begunAt", position.begunAt().atOffset(UTC))
                .param("createdAt", position.createdAt().atOffset(UTC))
                .param("token", position.token())
                .update();
    }

    private static Position position(ResultSet row, int number) throws SQLException {
        return new Position(
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("token", UUID.class));
    }
}
