package org.sahay.workflows.identity;

import java.util.Optional;

/**
 * An ABHA number, the health identity of the National Health Authority; {@link #toString()} hides it.
 *
 * @param digits its 14 digits
 */
public record AbhaNumber(String digits) {
    private static final int LENGTH = 14;

    /** Reads a number as people write it, with spaces or dashes, in the digits of any script; empty unless it has 14. */
    public static Optional<AbhaNumber> parse(String text) {
        var digits = new StringBuilder(LENGTH);
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int character = text.codePointAt(at);
            int digit = Character.digit(character, 10);
            if (digit >= 0 && digits.length() < LENGTH) {
                digits.append(digit);
            } else if (character != ' ' && character != '-') {
                return Optional.empty();
            }
        }
        return digits.length() == LENGTH ? Optional.of(new AbhaNumber(digits.toString())) : Optional.empty();
    }

    /**
     * Whether the last digit is the check digit by Luhn. Every realistic sample passes, but no page of the Authority's states
     * the rule: a number that fails is worth a second look and no reason to refuse anybody.
     */
    public boolean passesLuhn() {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = digits.charAt(LENGTH - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** As it is printed: {@code 91-1234-5678-9015} (the Authority's own placeholder). */
    public String grouped() {
        return String.join(
                "-", digits.substring(0, 2), digits.substring(2, 6), digits.substring(6, 10), digits.substring(10));
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
