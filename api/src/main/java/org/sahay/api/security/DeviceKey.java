package org.sahay.api.security;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The key of the device that makes the present request, as its proof showed. A controller's method that takes one is called
 * only with a valid proof.
 *
 * @param thumbprint SHA-256 in base64url (RFC 7638)
 */
public record DeviceKey(String thumbprint) {
    /** The key in a proof that was checked. */
    public static DeviceKey of(Jwt proof) {
        return new DeviceKey(ProofRules.thumbprint(proof));
    }
}
