package org.sahay.api.staff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The 3,000 commonest passwords of twelve characters or more among the ten million leaked ones that Mark Burnett gave to the public
 * in 2015, commonest first and in small letters. zxcvbn knows the commonest of any length, and those are mostly shorter.
 */
final class CommonPasswords {
    private static final String FILE = "/common-passwords.txt";

    List<String> inOrder() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream(FILE)) {
            byte[] bytes = Objects.requireNonNull(file, FILE).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords cannot be read", e);
        }
    }
}
