package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.identity.Basis;

/** Whatever changes a byte here breaks every chain there is: give {@link AuditBlock} a new version instead. */
class CanonicalBytesTest {
    @Test
    void theBytesOfAnEntryOfVersion1AreFixed() {
        assertThat(hex(entry(null, null).toBytes(1))).isEqualTo(ENTRY_1);
    }

    @Test
    void theBytesOfAnEntryOfVersion2AreFixed() {
        Basis delegation = Basis.delegation(UUID.fromString("00000000-0000-7000-8000-000000000004"));
        assertThat(hex(entry("session-1", delegation).toBytes(2))).isEqualTo(ENTRY_2);
        assertThat(hex(entry(null, null).toBytes(2))).isEqualTo(ENTRY_2_OF_NOBODY);
    }

    private static StoredEntry entry(String session, Basis basis) {
        return new StoredEntry(
                new Position(7, 3),
                Instant.parse("2026-10-19T05:06:07.123456Z"),
                new AuditEntry(
                        UUID.fromString("00000000-0000-7000-8000-000000000001"),
                        "state_officer",
                        "complaint.read",
                        UUID.fromString("00000000-0000-7000-8000-000000000002"),
                        "complaint",
                        UUID.fromString("00000000-0000-7000-8000-000000000003"),
                        "grievance-redress",
                        basis),
                "req-1",
                session);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void theHashOfABlockOfVersion1IsFixed() {
        var block = new AuditBlock(
                2,
                "2026-10",
                1,
                new Position(7, 3),
                new Position(9, 12),
                4,
                "ab".repeat(32),
                "cd".repeat(32),
                Instant.parse("2026-10-19T05:06:09.5Z"),
                4_000_000_000L);
        assertThat(block.hash()).isEqualTo(BLOCK_1);
    }

    @Test
    void whatIsMissingIsNotTheSameAsWhatIsEmptyAndNoTextRunsIntoTheNext() {
        assertThat(new CanonicalBytes("k").id(null).toBytes())
                .isNotEqualTo(new CanonicalBytes("k").id(new UUID(0, 0)).toBytes());
        assertThat(new CanonicalBytes("k").text("ab").text("c").toBytes())
                .isNotEqualTo(new CanonicalBytes("k").text("a").text("bc").toBytes());
    }

    private static final String ENTRY_1 =
            "00000013736168617920617564697420656e74727920310000000000000007000000000000000300065e2a78b6700001"
                    + "000000000000700080000000000000010000000d73746174655f6f6666696365720000000e636f6d706c61696e742e72"
                    + "656164010000000000007000800000000000000200000009636f6d706c61696e74010000000000007000800000000000"
                    + "0003000000116772696576616e63652d72656472657373000000057265712d31";
    private static final String ENTRY_2 =
            "00000013736168617920617564697420656e74727920320000000000000007000000000000000300065e2a78b6700001"
                    + "000000000000700080000000000000010000000d73746174655f6f6666696365720000000e636f6d706c61696e742e72"
                    + "656164010000000000007000800000000000000200000009636f6d706c61696e74010000000000007000800000000000"
                    + "0003000000116772696576616e63652d72656472657373000000057265712d31010000000973657373696f6e2d310100"
                    + "00000a44454c45474154494f4e0100000000000070008000000000000004";
    private static final String ENTRY_2_OF_NOBODY =
            "00000013736168617920617564697420656e74727920320000000000000007000000000000000300065e2a78b6700001"
                    + "000000000000700080000000000000010000000d73746174655f6f6666696365720000000e636f6d706c61696e742e72"
                    + "656164010000000000007000800000000000000200000009636f6d706c61696e74010000000000007000800000000000"
                    + "0003000000116772696576616e63652d72656472657373000000057265712d31000000";
    private static final String BLOCK_1 = "4a55499069dc3e9024d47366f0a33d2ecd47855296ed1e5df378ad202b141717";
}
