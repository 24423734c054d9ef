package org.sahay.local.agreement;

import io.temporal.common.converter.DataConverter;
import org.sahay.local.platform.LocalSettings;
import org.sahay.store.temporal.SahayDataConverter;
import org.sahay.store.temporal.SealingCodec;
import org.sahay.store.temporal.TemporalConfiguration;
import org.sahay.store.vault.SealingKeys;

/** Reads payloads of a local platform that is up, for whoever has no store of it. */
public final class LocalPayloads {
    private LocalPayloads() {}

    /** With the keys that the platform's applications made. */
    public static DataConverter of(LocalSettings settings) {
        return SahayDataConverter.sealing(
                new SealingCodec(SealingKeys.read(TemporalConfiguration.keyset(settings.state()))));
    }
}
