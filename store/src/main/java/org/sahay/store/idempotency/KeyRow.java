package org.sahay.store.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sahay.store.temporal.CaseJson;

/**
 * A key as it is kept.
 *
 * @param answer null while somebody works for it
 * @param leaseUntil until when nobody else may
 */
record KeyRow(
        String fingerprint,
        @Nullable SavedAnswer answer,
        @Nullable Instant leaseUntil,
        Instant expiresAt) {
    static KeyRow of(ResultSet rs, CaseJson json) throws SQLException {
        var status = rs.getObject("status", Integer.class);
        var lease = rs.getTimestamp("lease_until");
        return new KeyRow(
                rs.getString("fingerprint"),
                status == null
                        ? null
                        : new SavedAnswer(status, json.readStrings(rs.getString("headers")), rs.getString("body")),
                lease == null ? null : lease.toInstant(),
                rs.getTimestamp("expires_at").toInstant());
    }

    /** What it is for a request with this fingerprint. */
    Claim claim(String asked, Instant now) {
        if (!fingerprint.equals(asked)) {
            return new Claim.Reused();
        }
        if (answer != null) {
            return new Claim.Replay(answer);
        }
        return leaseUntil != null && leaseUntil.isAfter(now)
                ? new Claim.InFlight(Duration.between(now, leaseUntil))
                : new Claim.Fresh();
    }
}
