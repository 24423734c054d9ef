package org.sahay.store.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the vault's keys are.
 *
 * @param keysetFile Tink key set in JSON, readable by the application alone; must be named outside the profile {@code local}
 * @param indexKeysetFile Tink key set of the blind indexes, under the same rule; a new key would find nobody any more
 */
@ConfigurationProperties("sahay.vault")
record VaultProperties(@Nullable Path keysetFile, @Nullable Path indexKeysetFile) {}
