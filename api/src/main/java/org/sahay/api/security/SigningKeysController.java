package org.sahay.api.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets others check our access tokens. */
@RestController
@OwnIssuer
@Tag(name = "Sign-in")
final class SigningKeysController {
    private static final CacheControl FOR_A_WHILE =
            CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();

    private final JwkSetJson keys;

    SigningKeysController(SigningKeys keys) {
        this.keys = new JwkSetJson(keys.published().getKeys().stream()
                .map(key -> key.toJSONObject())
                .toList());
    }

    /** A JWK set (RFC 7517) of public keys. */
    @Schema(name = "JwkSet")
    record JwkSetJson(List<Map<String, Object>> keys) {
        JwkSetJson {
            keys = List.copyOf(keys);
        }
    }

    @GetMapping(path = "/oauth2/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readSigningKeys",
            summary = "Read the keys that sign access tokens",
            description = "The public P-256 keys (RFC 7517) of now, of the recent past and of the next change.")
    ResponseEntity<JwkSetJson> keys() {
        return ResponseEntity.ok().cacheControl(FOR_A_WHILE).body(keys);
    }
}
