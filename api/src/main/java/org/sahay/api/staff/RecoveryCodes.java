package org.sahay.api.staff;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Codes for whoever has no authenticator app at hand: a digit that says which of the ten it is, so that one hash is looked at,
 * and 50 random bits in letters nobody mistakes, as {@code 3-K7FMQ-2RWXD}.
 */
final class RecoveryCodes {
    static final int COUNT = 10;
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 10;
    private static final Pattern FORM = Pattern.compile("[0-9][" + LETTERS + "]{" + LENGTH + "}");
    private static final int SALT_BYTES = 16;
    private static final int ITERATIONS = 50_000; // Of 50 random bits; a password gets more.

    private final SecureRandom random = new SecureRandom();
    private final PasswordEncoder encoder =
            new Pbkdf2PasswordEncoder("", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);

    /** A code that somebody typed: which one it would be, and what to compare. */
    record Typed(int position, String text) {
        @Override
        public String toString() {
            return "Typed";
        }
    }

    /** Ten new ones, as they are shown. */
    List<String> random() {
        return IntStream.range(0, COUNT)
                .mapToObj(position -> position + "-" + letters() + "-" + letters())
                .toList();
    }

    /** Empty for what no code looks like; hyphens, spaces and small letters are all the same. */
    Optional<Typed> typed(String text) {
        String plain = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(plain).matches() ? Optional.of(new Typed(plain.charAt(0) - '0', plain)) : Optional.empty();
    }

    String hash(String code) {
        return Objects.requireNonNull(encoder.encode(typed(code).orElseThrow().text()));
    }

    boolean matches(Typed typed, String hash) {
        return encoder.matches(typed.text(), hash);
    }

    private String letters() {
        var letters = new StringBuilder();
        for (int i = 0; i < LENGTH / 2; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }
}
