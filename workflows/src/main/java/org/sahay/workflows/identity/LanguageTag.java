package org.sahay.workflows.identity;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/**
 * A language as somebody reads it; prints as BCP 47 with the script, as {@code mni-Mtei}.
 *
 * @param language one of those of India
 * @param script ISO 15924, one the language is written in
 */
public record LanguageTag(Language language, String script) {
    private static final int LONGEST = 35;

    public LanguageTag {
        if (!language.scripts().contains(script)) {
            throw new IllegalArgumentException(language + " is not written in " + script);
        }
    }

    /**
     * Reads a BCP 47 tag. A language with one script needs none said; a region is passed over.
     *
     * @return empty for a language that is none of ours, a script it is not written in, and a language of two scripts
     *     without its script: nobody can tell which of them a person reads
     */
    public static Optional<LanguageTag> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            return Language.of(locale.getLanguage()).flatMap(language -> in(language, locale));
        } catch (IllformedLocaleException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<LanguageTag> in(Language language, Locale locale) {
        boolean onlyOne = locale.getScript().isEmpty() && language.scripts().size() == 1;
        String script = onlyOne ? language.scripts().getFirst() : locale.getScript();
        return locale.getVariant().isEmpty()
                        && !locale.hasExtensions()
                        && language.scripts().contains(script)
                ? Optional.of(new LanguageTag(language, script))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return language.code() + "-" + script;
    }
}
