package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.Migrations;
import org.sahay.store.database.Secret;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("server")
class AuditRetentionTest {
    private static final Duration KEEP = Duration.ofDays(731);

    @TempDir
    private Path folder;

    private AuditFixture audit;
    private Checkpoints checkpoints;

    @BeforeEach
    void twoOldBlocksAndTwoOfToday() {
        audit = new AuditFixture(folder);
        checkpoints = new FileCheckpoints(folder.resolve("checkpoints"));
        var newest = new NewestBlock(audit.blocks, checkpoints);
        for (long daysAgo : List.of(800L, 740L, 0L, 0L)) {
            audit.record(AuditFixture.anEntry(), AuditFixture.anEntry());
            audit.seal(Clock.offset(Clock.systemUTC(), Duration.ofDays(-daysAgo)));
            newest.note();
        }
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void aDryRunDeletesNothing() {
        assertThat(retire(KEEP, true)).isZero();
        assertThat(audit.verify(checkpoints)).extracting(Verdict::blocks).isEqualTo(4L);
    }

    @Test
    void whatIsOldGoesInWholeBlocksAndWhatStaysIsStillClean() {
        assertThat(retire(KEEP, false)).isEqualTo(2);
        assertThat(retire(KEEP, false)).isZero();
        Verdict verdict = audit.verify(checkpoints);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.blocks()).isEqualTo(2);
        assertThat(verdict.entries()).isEqualTo(4);
        audit.sealedBlocks(1, 1);
        assertThat(audit.verify(checkpoints).findings()).isEmpty();
    }

    @Test
    void theSameDeletionWithoutAStatementOfOursIsFound() {
        var forger = new Forger(audit);
        retire(KEEP, false);
        forger.run("UPDATE audit_retired SET last_id = last_id + 1");
        assertThat(found()).contains(FindingKind.RETIREMENT_FORGED, FindingKind.BLOCKS_MISSING);
        forger.run("DELETE FROM audit_retired");
        assertThat(found()).containsExactly(FindingKind.BLOCKS_MISSING);
    }

    @Test
    void moreDeletedThanTheStatementSaysIsFoundAndSoIsWhatIsInsertedBeforeIt() {
        var forger = new Forger(audit);
        retire(KEEP, false);
        forger.run(
                "INSERT INTO audit_entry (at, actor_role, operation, object_type, object_id, purpose, request_id, xid)"
                        + " VALUES (now(), 'system', 'o', 't', gen_random_uuid(), 'p', 'r', '1')");
        assertThat(found()).containsExactly(FindingKind.ENTRIES_ADDED);
        forger.run("DELETE FROM audit_entry WHERE xid = '1'");
        forger.run("DELETE FROM audit_block WHERE number = 3");
        assertThat(found()).contains(FindingKind.BLOCKS_MISSING);
    }

    @Test
    void theApplicationsRoleDeletesByTheFunctionAloneAndNothingOfTheLastYear() {
        audit.database.jdbcTemplate().execute("CREATE ROLE retiring LOGIN");
        new Migrations(audit.database.url(), "postgres", Secret.of("")).grantTo("retiring");
        var source = new DriverManagerDataSource(audit.database.url() + "?currentSchema=sahay", "retiring", "");
        var blocks = new AuditBlocks(JdbcClient.create(source));
        var application = new JdbcTemplate(source);
        for (String table : List.of("audit_entry", "audit_block", "audit_retired")) {
            assertThatThrownBy(() -> application.update("DELETE FROM " + table))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> blocks.retire(statement(3))).rootCause().hasMessageContaining("not a year old");
        audit.database
                .jdbc()
                .sql("UPDATE audit_block SET sealed_at = '2020-01-01Z'")
                .update();
        assertThatThrownBy(() -> blocks.retire(statement(4))).rootCause().hasMessageContaining("the newest");
        assertThat(blocks.retire(statement(1))).isEqualTo(2);
    }

    @Test
    void lessThanAYearIsNoRetention() {
        assertThatThrownBy(() -> new AuditProperties.Retention(Duration.ofDays(366), true))
                .hasMessageContaining("sahay.audit.retention.keep");
    }

    private Retired.Signed statement(long number) {
        AuditBlock block = audit.blocks.after(number - 1, 1).getFirst().block();
        var statement = new Retired(number, block.hash(), block.last(), block.sealedAt(), audit.keys.keyId());
        return new Retired.Signed(statement, audit.keys.sign(statement.toBytes()));
    }

    private int retire(Duration keep, boolean dryRun) {
        var retention = new AuditRetention(audit.blocks, audit.keys, Clock.systemUTC(), keep, dryRun);
        return audit.database.transaction().execute(status -> retention.retire());
    }

    private List<FindingKind> found() {
        return audit.verify(checkpoints).findings().stream().map(Finding::kind).toList();
    }
}
