package org.sahay.api.staff;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Passwords by NIST SP 800-63B-4: long rather than intricate, never changed by the calendar. PBKDF2, as it takes passwords of
 * any length and script and is in every JDK. What is tried first is refused; a list of all leaked passwords is not asked: there is
 * none to ask without the network.
 */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;
    private static final int SALT_BYTES = 16;
    private static final int ITERATIONS = 600_000;

    private final PasswordEncoder encoder =
            new Pbkdf2PasswordEncoder("", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    private final Guesses guesses = new Guesses();
    private final String nobodys = hash("nobody has this one");

    /** Why a password cannot be chosen: the label of the reason. */
    Optional<String> refusal(String password, String again, String userName) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("staff.enrol.length");
        }
        if (normal.toLowerCase(Locale.ROOT).contains(userName)) {
            return Optional.of("staff.enrol.like-name");
        }
        if (!normal.equals(normal(again))) {
            return Optional.of("staff.enrol.different");
        }
        return guesses.areFew(normal, userName) ? Optional.of("staff.enrol.guessable") : Optional.empty();
    }

    String hash(String password) {
        return java.util.Objects.requireNonNull(encoder.encode(normal(password)));
    }

    /** The same work for whoever does not exist. */
    boolean matches(String password, @Nullable String hash) {
        boolean matches = encoder.matches(normal(password), hash == null ? nobodys : hash);
        return hash != null && matches;
    }

    /** Two keyboards may write one letter in two ways. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
