package org.sahay.store.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the vault's keys are.
 *
 * @param keysetFile Tink key set in JSON, readable by the application alone; must be named outside the profile {@code local}
 */
@ConfigurationProperties("sahay.vault")
record VaultProperties(@Nullable Path keysetFile) {}
