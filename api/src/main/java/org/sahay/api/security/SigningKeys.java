package org.sahay.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of our own access tokens: a JWK set (RFC 7517) of P-256 keys. The first signs; the others are of tokens still on
 * their way, or of the next change. All of them are published.
 */
final class SigningKeys {
    private static final String FILE = "signing-keys.json";

    private final JWKSet keys;
    private final ECKey signer;

    /** @throws IllegalStateException when a key cannot sign ES256, or has no name */
    private SigningKeys(JWKSet keys) {
        for (JWK key : keys.getKeys()) {
            if (!(key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256) && ec.getKeyID() != null)) {
                throw new IllegalStateException("The signing keys must be P-256 keys, each with a kid");
            }
        }
        if (keys.isEmpty() || !keys.getKeys().getFirst().isPrivate()) {
            throw new IllegalStateException("The first of the signing keys must be a private one");
        }
        this.keys = keys;
        this.signer = keys.getKeys().getFirst().toECKey();
    }

    /** Those of the local platform, made when there are none. */
    static SigningKeys in(Path stateFolder) {
        return parsed(new String(
                OwnerOnlyFile.readOrMake(stateFolder, FILE, SigningKeys::generated), StandardCharsets.UTF_8));
    }

    static SigningKeys of(Path file) {
        try {
            return parsed(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file sahay.security.signing-keys-file cannot be read", unreadable);
        }
    }

    private static SigningKeys parsed(String json) {
        try {
            return new SigningKeys(JWKSet.parse(json));
        } catch (ParseException damaged) {
            // Without the cause: it may repeat a key.
            throw new IllegalStateException("The signing keys are no JWK set");
        }
    }

    private static byte[] generated() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new JWKSet(key).toString(false).getBytes(StandardCharsets.UTF_8);
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK makes P-256 keys", e);
        }
    }

    ECKey signer() {
        return signer;
    }

    /** Without anything private. */
    JWKSet published() {
        return keys.toPublicJWKSet();
    }

    /** A key for another purpose, the same wherever these keys are; says nothing about them. */
    byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(signer.getD().decode(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }
}
