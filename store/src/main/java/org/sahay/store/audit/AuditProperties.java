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
 */
@ConfigurationProperties("sahay.audit")
record AuditProperties(
        @Nullable Path keysetFile,
        @Nullable Path publicKeysetFile,
        @Nullable Path checkpointFolder,
        @DefaultValue("2s") Duration sealEvery) {}
