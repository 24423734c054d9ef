package org.sahay.store.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit trail is sealed.
 *
 * @param keysetFile Tink key set (Ed25519) in JSON, readable by the workers alone; must be named outside the profile
 *     {@code local}
 * @param publicKeysetFile its public half, for whoever verifies; beside it when null
 * @param checkpointFolder where the newest block is noted, best on another machine; must be named outside {@code local}
 * @param sealEvery how long an entry may wait
 * @param retention for how long the trail is kept
 */
@ConfigurationProperties("sahay.audit")
record AuditProperties(
        @Nullable Path keysetFile,
        @Nullable Path publicKeysetFile,
        @Nullable Path checkpointFolder,
        @DefaultValue("2s") Duration sealEvery,
        @DefaultValue Retention retention) {
    /**
     * When the oldest part is deleted.
     *
     * @param keep at least a year, as the law has it (DPDP rule 8), and some days for what was sealed late
     * @param dryRun whether it is only told what would be
     */
    record Retention(
            @DefaultValue("731d") Duration keep,
            @DefaultValue("true") boolean dryRun) {
        private static final Duration LEAST = Duration.ofDays(367);

        Retention {
            if (keep.compareTo(LEAST) < 0) {
                throw new IllegalArgumentException(
                        "sahay.audit.retention.keep is %s; the audit trail is kept for %d days at least"
                                .formatted(keep, LEAST.toDays()));
            }
        }
    }
}
