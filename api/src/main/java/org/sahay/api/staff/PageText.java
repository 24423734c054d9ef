package org.sahay.api.staff;

import java.util.List;
import java.util.Locale;
import org.sahay.templates.Labels;
import org.sahay.templates.Locales;

/** The texts of a page in one language, and the languages there are. */
record PageText(Labels labels, Locale locale) {
    public String of(String key) {
        return labels.label(key, locale);
    }

    public String language() {
        return locale.toLanguageTag();
    }

    /** The other languages, each by its tag. */
    public List<String> others() {
        return Locales.SUPPORTED.stream()
                .filter(other -> !other.equals(locale))
                .map(Locale::toLanguageTag)
                .toList();
    }

    /** A language's name in itself. */
    public String name(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        return language.getDisplayLanguage(language);
    }
}
