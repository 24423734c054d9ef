package org.sahay.templates;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages SAHAY speaks, and which of them serves a person best. */
public final class Locales {
    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final Locale HINDI = Locale.of("hi");
    public static final Locale TAMIL = Locale.of("ta");

    /** Every supported language; the first is the default. */
    public static final List<Locale> SUPPORTED = List.of(ENGLISH, HINDI, TAMIL);

    /** Far more than anybody can read; the cost of understanding the header grows with the square of its length. */
    private static final int LONGEST = 500;

    private Locales() {}

    /**
     * The best supported language for an {@code Accept-Language} value or a BCP 47 tag, such as {@code "hi-IN,en;q=0.5"} or
     * {@code "ta"}. English when there is none, when none fits and when the value is malformed: a wrong header is no reason
     * to refuse a person. Of a list of many languages only the first are looked at.
     */
    public static Locale resolve(@Nullable String acceptLanguageOrTag) {
        if (acceptLanguageOrTag == null || acceptLanguageOrTag.isBlank()) {
            return ENGLISH;
        }
        try {
            var ranges = Locale.LanguageRange.parse(
                    shortened(acceptLanguageOrTag.strip()).replace('_', '-'));
            var best = Locale.lookup(ranges, SUPPORTED);
            return best == null ? ENGLISH : best;
        } catch (IllegalArgumentException malformed) {
            return ENGLISH;
        }
    }

    private static String shortened(String list) {
        if (list.length() <= LONGEST) {
            return list;
        }
        int end = list.lastIndexOf(',', LONGEST);
        return end < 0 ? "" : list.substring(0, end);
    }

    static Locale supported(Locale wanted) {
        return SUPPORTED.contains(wanted) ? wanted : resolve(wanted.toLanguageTag());
    }

    /** As it is written in India: the names of months, the order of a date and the grouping of digits follow the region. */
    static Locale inIndia(Locale locale) {
        return new Locale.Builder().setLocale(locale).setRegion("IN").build();
    }
}
