package org.sahay.api.edge;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which other web sites may call the API from a browser.
 *
 * @param allowedOrigins exact origins, as {@code https://console.example.in}; no wildcard, no plain http, none by default
 */
@ConfigurationProperties("sahay.security")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {
    private static final Pattern EXACT = Pattern.compile("https://[a-z0-9.-]+(:[0-9]{1,5})?");

    CorsProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
        for (String origin : allowedOrigins) {
            if (!EXACT.matcher(origin).matches()) {
                throw new IllegalArgumentException("sahay.security.allowed-origins holds '" + origin
                        + "', which is no exact origin such as https://console.example.in");
            }
        }
    }
}
