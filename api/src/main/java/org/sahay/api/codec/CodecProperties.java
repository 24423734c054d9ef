package org.sahay.api.codec;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may ask to have payloads opened.
 *
 * @param uiOrigins exact origins of the Temporal UI, as {@code https://temporal.example.in}; plain http for loopback alone, and
 *     that under {@code local} alone; none by default
 */
@ConfigurationProperties("sahay.codec")
record CodecProperties(@DefaultValue List<String> uiOrigins) {
    private static final Pattern ENCRYPTED = Pattern.compile("https://[a-z0-9.-]+(:[0-9]{1,5})?");
    private static final Pattern LOOPBACK = Pattern.compile("http://(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?");

    CodecProperties {
        uiOrigins = List.copyOf(uiOrigins);
    }

    /** @throws IllegalStateException that names an origin which must not ask */
    CodecProperties checked(boolean local) {
        for (String origin : uiOrigins) {
            boolean safe = ENCRYPTED.matcher(origin).matches()
                    || local && LOOPBACK.matcher(origin).matches();
            if (!safe) {
                throw new IllegalStateException("sahay.codec.ui-origins holds '" + origin
                        + "', which is no exact origin such as https://temporal.example.in; http on loopback is for the"
                        + " profile local");
            }
        }
        return this;
    }
}
