package org.sahay.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What every text must be, and what it is filled with. */
final class Texts {
    static final Instant DUE_AT = Instant.parse("2026-09-15T07:00:00Z");
    private static final Pattern PLACEHOLDER = Pattern.compile("[{}#]");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
    private static final Pattern TWO_SPACES = Pattern.compile("  | [.,।]|[\\r\\n\\t]");
    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private Texts() {}

    static void assertReadable(String text, Locale locale, String... allowedLatin) {
        assertThat(text).isNotBlank().doesNotContainPattern(PLACEHOLDER).doesNotContainPattern(TWO_SPACES);
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC))
                .as("NFC: " + text)
                .isTrue();
        if (!locale.equals(Locales.ENGLISH)) {
            var own = text;
            for (var word : allowedLatin) {
                own = own.replace(word, "");
            }
            assertThat(own).as(text).doesNotContainPattern(LATIN);
            var script =
                    locale.equals(Locales.HINDI) ? Character.UnicodeScript.DEVANAGARI : Character.UnicodeScript.TAMIL;
            var other =
                    locale.equals(Locales.HINDI) ? Character.UnicodeScript.TAMIL : Character.UnicodeScript.DEVANAGARI;
            assertThat(text.codePoints().mapToObj(Character.UnicodeScript::of))
                    .contains(script)
                    .doesNotContain(other);
        }
    }

    static void assertFitsSms(String text, Locale locale) {
        if (locale.equals(Locales.ENGLISH)) {
            assertThat(text.chars()).as("GSM 7-bit: " + text).allMatch(c -> GSM.indexOf(c) >= 0);
            assertThat(text).hasSizeLessThanOrEqualTo(160);
        } else {
            assertThat(text).as(text.length() + " UCS-2 units").hasSizeLessThanOrEqualTo(134);
        }
    }

    /** The deadline that takes the most letters to write in this language. */
    static Instant longestDueAt(Locale locale) {
        return IntStream.range(0, 365 * 24)
                .mapToObj(hour -> DUE_AT.plus(Duration.ofHours(hour)))
                .max(Comparator.comparing(
                        dueAt -> DueDates.format(dueAt, locale).length()))
                .orElseThrow();
    }

    static Map<String, Object> filled(String category, String role, Instant dueAt) {
        return Map.of(
                "code",
                "012345",
                "number",
                "1234567897",
                "category",
                category,
                "role",
                role,
                "dueAt",
                dueAt,
                "percent",
                100,
                "level",
                3);
    }
}
