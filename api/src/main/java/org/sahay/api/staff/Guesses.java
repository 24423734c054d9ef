package org.sahay.api.staff;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether somebody finds a password who tries the likely ones first: common passwords, words, names, dates, rows of keys and
 * repetitions, by zxcvbn's count. Words of this platform, and those of the user name, count for nothing at all.
 */
final class Guesses {
    /** Where zxcvbn begins to call a password safe whose hash is known and slow. */
    static final double ENOUGH = 1e10;

    /** What is long takes long, and a whole is as hard to find as its hardest part, or harder. */
    private static final int PART = 24;

    private static final int SHORTEST_OF_NAME = 3;
    private static final List<String> OWN_WORDS =
            Pattern.compile("\\s+").splitAsStream("""
            sahay asha anm health healthcare hospital clinic doctor nurse medicine patient grievance complaint citizen
            caregiver clinician officer operator administrator admin district state national india bharat swasthya arogya
            shikayat सहाय आशा स्वास्थ्य अस्पताल शिकायत अधिकारी नागरिक भारत சஹாய் ஆஷா சுகாதாரம் ஆரோக்கியம் மருத்துவமனை
            புகார் அலுவலர் குடிமக்கள் இந்தியா""").toList();

    private final List<String> common = new CommonPasswords().inOrder();
    private final Set<String> commonAtOnce = Set.copyOf(common);
    private final Zxcvbn zxcvbn = zxcvbn(common);

    /** @param userName its words are found out by whoever attacks this account */
    boolean areFew(String password, String userName) {
        if (commonAtOnce.contains(password.toLowerCase(Locale.ROOT))) {
            return true;
        }
        List<String> own = ownWords(userName);
        String rest = Pattern.compile(
                        own.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(password)
                .replaceAll("");
        for (int from = 0; from < rest.length(); from += PART) {
            String part = rest.substring(from, Math.min(from + PART, rest.length()));
            if (zxcvbn.measure(part, own).getGuesses() >= ENOUGH) {
                return false;
            }
        }
        return true;
    }

    /** Longest first, so that none leaves a part of another. */
    private static List<String> ownWords(String userName) {
        Stream<String> names =
                Pattern.compile("[^a-z0-9]+").splitAsStream(userName).filter(word -> word.length() >= SHORTEST_OF_NAME);
        return Stream.concat(OWN_WORDS.stream(), names)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Zxcvbn zxcvbn(List<String> common) {
        try {
            return new ZxcvbnBuilder()
                    .dictionaries(StandardDictionaries.loadAllDictionaries())
                    .dictionary(new Dictionary("common", common))
                    .keyboards(StandardKeyboards.loadAllKeyboards())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("The dictionaries of zxcvbn cannot be read", e);
        }
    }
}
