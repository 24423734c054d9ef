package org.sahay.store.staff;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name a member of staff signs in with, in small letters; prints hidden. */
public record UserName(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,63}");

    /** Empty for what is not 3 to 64 letters from a to z, digits and . _ - @, beginning with a letter or digit. */
    public static Optional<UserName> parse(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new UserName(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "UserName";
    }
}
