package org.sahay.faults.canary;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: codes of RFC 6238 for a key in Base32. */
record Totp(String key) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    String code(Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(at.getEpochSecond() / STEP_SECONDS)
                    .array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-1", e);
        }
    }

    private byte[] bytes() {
        var bytes = ByteBuffer.allocate(key.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (char letter : key.toCharArray()) {
            held = (held << 5 | ALPHABET.indexOf(letter)) & 0xFFF;
            bits += 5;
            if (bits >= Byte.SIZE && bytes.hasRemaining()) {
                bits -= Byte.SIZE;
                bytes.put((byte) (held >> bits));
            }
        }
        return bytes.array();
    }
}
