package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class EntriesInOrderTest {
    @TempDir
    private Path folder;

    private AuditFixture audit;
    private List<Position> all;
    private EntriesInOrder inOrder;

    @BeforeEach
    void elevenEntries() {
        audit = new AuditFixture(folder);
        for (int entry = 0; entry < 11; entry++) {
            audit.record(AuditFixture.anEntry());
        }
        var entries = new AuditEntries(audit.database.jdbc());
        all = entries.following(Position.BEFORE_ALL, 100).stream()
                .map(StoredEntry::position)
                .toList();
        inOrder = new EntriesInOrder(entries, 4);
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void eachIsGivenOnceWhateverPagesAreLike() {
        assertThat(between(Position.BEFORE_ALL, all.get(0))).isEqualTo(all.subList(0, 1));
        assertThat(between(all.get(0), all.get(6))).isEqualTo(all.subList(1, 7));
        assertThat(between(all.get(6), all.get(6))).isEmpty();
        assertThat(between(all.get(6), all.get(10))).isEqualTo(all.subList(7, 11));
        assertThat(between(all.get(10), new Position(Long.MAX_VALUE, 0))).isEmpty();
    }

    @Test
    void whoGoesBackOrLeavesSomeOutGetsWhatIsThere() {
        assertThat(between(Position.BEFORE_ALL, all.get(2))).hasSize(3);
        assertThat(between(all.get(4), all.get(5))).isEqualTo(all.subList(5, 6));
        assertThat(between(all.get(8), all.get(9))).isEqualTo(all.subList(9, 10));
        assertThat(between(all.get(1), all.get(7))).isEqualTo(all.subList(2, 8));
        assertThat(between(all.get(9), all.get(3))).isEmpty();
        assertThat(between(Position.BEFORE_ALL, all.get(10))).isEqualTo(all);
    }

    private List<Position> between(Position after, Position upTo) {
        var given = new ArrayList<Position>();
        inOrder.between(after, upTo, entry -> given.add(entry.position()));
        return given;
    }
}
