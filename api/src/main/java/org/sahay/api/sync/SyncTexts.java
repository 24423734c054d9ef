package org.sahay.api.sync;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.templates.Labels;

/** Says what is wrong with an event in words. A complaint's faults are those of a complaint that is posted. */
final class SyncTexts {
    private static final String OWN = "sync.";

    private final Labels labels;

    SyncTexts(Labels labels) {
        this.labels = labels;
    }

    String text(String code, @Nullable String path, Locale locale) {
        if (labels.keys().contains(OWN + code)) {
            return labels.label(OWN + code, locale);
        }
        return labels.label("problem." + code + ".detail", locale, Map.of("field", path == null ? "" : path));
    }

    /** What a device is warned of. */
    String warning(String code, Locale locale) {
        return labels.label("warning." + code, locale);
    }

    SyncAcksJson.AckJson shown(Ack ack, Locale locale) {
        String code = ack.code();
        return new SyncAcksJson.AckJson(
                ack.id(),
                ack.status().code(),
                ack.serverId(),
                ack.serverTime(),
                code,
                ack.path(),
                code == null ? null : text(code, ack.path(), locale));
    }
}
