package org.sahay.api.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Nonces for proofs (RFC 9449, section 8): one for everybody in every two and a half minutes, good for that time and the
 * next, made from a key and the time alone so that nothing has to be kept.
 */
final class Nonces {
    private static final Duration PERIOD = Duration.ofSeconds(150);
    private static final int BYTES = 16;

    private final byte[] key;
    private final Clock clock;

    Nonces(byte[] key, Clock clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    /** With a key nobody else has. */
    static Nonces ofThisInstance(Clock clock) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Nonces(key, clock);
    }

    String current() {
        return of(period());
    }

    boolean accepts(@Nullable String nonce) {
        return nonce != null && (same(nonce, of(period())) || same(nonce, of(period() - 1)));
    }

    private long period() {
        return clock.instant().getEpochSecond() / PERIOD.toSeconds();
    }

    private String of(long period) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] whole =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(period).array());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(whole, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
