package org.sahay.api.staff;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key an authenticator app shares with us: time-based codes of RFC 6238 with what every app knows, HMAC-SHA-1, 30 s and six
 * digits. Prints nothing.
 */
final class TotpKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final int BYTES = 20;
    private static final long STEP_SECONDS = 30;
    private static final int CODES = 1_000_000;

    private final byte[] key;

    private TotpKey(byte[] key) {
        this.key = key;
    }

    static TotpKey random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new TotpKey(key);
    }

    /** @throws IllegalArgumentException for what is no Base32 (RFC 4648) without padding */
    static TotpKey of(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (char letter : base32.toCharArray()) {
            int value = ALPHABET.indexOf(letter);
            if (value < 0) {
                throw new IllegalArgumentException("This is no Base32");
            }
            held = (held << 5 | value) & 0xFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return new TotpKey(bytes.array());
    }

    String base32() {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte part : key) {
            held = (held << 8 | part & 0xFF) & 0xFFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(held >> bits & 31));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(ALPHABET.charAt(held << 5 - bits & 31)).toString();
    }

    /** For a QR code: the form that authenticator apps read. */
    String uri(String userName) {
        String name = URLEncoder.encode(userName, StandardCharsets.UTF_8);
        return "otpauth://totp/SAHAY:" + name + "?secret=" + base32()
                + "&issuer=SAHAY&algorithm=SHA1&digits=6&period=30";
    }

    /** The time step, of now or next to it, whose code this is; all are looked at, however they compare. */
    OptionalLong step(String code, Instant now) {
        if (!SIX_DIGITS.matcher(code).matches()) {
            return OptionalLong.empty();
        }
        int typed = Integer.parseInt(code);
        long step = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(near -> number(near) == typed)
                .max();
    }

    /** The code of an instant. */
    String code(Instant instant) {
        return String.format(Locale.ROOT, "%06d", number(instant.getEpochSecond() / STEP_SECONDS));
    }

    private int number(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            return (ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE) % CODES;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-1", e);
        }
    }

    @Override
    public String toString() {
        return "TotpKey";
    }
}
