package org.sahay.store.complaint;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * The number people read out: nine random digits and a Damm check digit, which finds every single wrong digit and every
 * swap of neighbours.
 */
public final class ComplaintNumber {
    private static final int RANDOM_DIGITS = 9;
    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final String[] QUASIGROUP = {
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
    };

    private ComplaintNumber() {}

    /** A new one; that no other complaint has it is for the row to say. */
    public static String random() {
        var digits = new StringBuilder(RANDOM_DIGITS + 1);
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            digits.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return digits.append(checkDigit(digits)).toString();
    }

    /** Whether this can be a complaint's number: ten digits, the last of them the check of the others. */
    public static boolean isValid(String number) {
        return number.length() == RANDOM_DIGITS + 1
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && checkDigit(number) == '0';
    }

    /** The check digit of a row of digits; of one with its check digit, 0. */
    static char checkDigit(CharSequence digits) {
        char interim = '0';
        for (int i = 0; i < digits.length(); i++) {
            interim = QUASIGROUP[interim - '0'].charAt(digits.charAt(i) - '0');
        }
        return interim;
    }
}
