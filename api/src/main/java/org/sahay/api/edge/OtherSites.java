package org.sahay.api.edge;

import java.time.Duration;
import java.util.List;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Other web sites whose pages may post to one address, and to no other, with the cookies that a browser has for it.
 *
 * @param path of the address
 * @param origins exact origins
 * @param headers which headers they may send
 */
public record OtherSites(String path, List<String> origins, List<String> headers) {
    public OtherSites {
        origins = List.copyOf(origins);
        headers = List.copyOf(headers);
    }

    CorsConfiguration configuration() {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(List.of("POST"));
        cors.setAllowedHeaders(headers);
        cors.setAllowCredentials(true);
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }
}
