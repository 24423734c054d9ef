package org.sahay.templates;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The short texts of screens and answers, from {@code labels/<locale>.properties}: {@code category.<CODE>} with
 * {@code .hint}, {@code role.<code>}, {@code status.<CODE>}, {@code outcome.<CODE>}, {@code held.<CODE>},
 * {@code routing.chosen|nobody}, {@code problem.<code>.title|detail}, {@code warning.<code>}, {@code sync.<code>} of records
 * that devices sent, {@code staff.*} of the pages staff signs in on, {@code codec.*} of what stays sealed in the Temporal UI,
 * {@code audit.role|operation|purpose|ground.<code>} and {@code audit.other} for what has none. Every key is there in every
 * language with the same arguments, or construction fails. Immutable and thread-safe.
 */
public final class Labels {
    private static final Set<String> ARGUMENTS =
            Set.of("role", "area", "open", "field", "rule", "action", "status", "limit", "seconds", "key");

    private final Map<Locale, Map<String, Template>> templates;

    /** @throws InvalidTemplateException naming the file and the key or argument if any label is missing or wrong */
    public Labels() {
        this("labels");
    }

    Labels(String folder) {
        var byLocale = new HashMap<Locale, Map<String, Template>>();
        for (var locale : Locales.SUPPORTED) {
            var compiled = compile(folder, locale);
            byLocale.forEach((otherLocale, other) -> {
                requireAll(other.keySet(), compiled.keySet(), file(folder, locale));
                requireAll(compiled.keySet(), other.keySet(), file(folder, otherLocale));
                compiled.forEach((key, template) -> {
                    var counterpart = other.get(key);
                    if (counterpart != null) {
                        template.requireSameArgumentsAs(counterpart);
                    }
                });
            });
            byLocale.put(locale, compiled);
        }
        this.templates = Map.copyOf(byLocale);
    }

    private static Map<String, Template> compile(String folder, Locale locale) {
        var file = file(folder, locale);
        var compiled = new HashMap<String, Template>();
        TemplateFiles.properties(file)
                .forEach((key, pattern) ->
                        compiled.put(key, Template.compile(file + "#" + key, pattern, locale, ARGUMENTS)));
        return Map.copyOf(compiled);
    }

    private static void requireAll(Set<String> wanted, Set<String> present, String file) {
        for (var key : wanted) {
            if (!present.contains(key)) {
                throw new InvalidTemplateException(file, "the key " + key + " is missing");
            }
        }
    }

    private static String file(String folder, Locale locale) {
        return folder + "/" + locale.toLanguageTag() + ".properties";
    }

    /** A label without arguments, or one whose arguments may all be left out; otherwise as the other method. */
    public String label(String key, Locale locale) {
        return label(key, locale, Map.of());
    }

    /**
     * The label in the supported language nearest to {@code locale}, with named arguments: {@code role}, {@code area},
     * {@code open} (Integer) for {@code routing.chosen}; {@code field}, {@code rule}, {@code action}, {@code status},
     * {@code limit} (a count, or KiB for {@code body-too-large}) and {@code seconds} (Integer) for problems. Those a label
     * does not use are ignored.
     *
     * @throws IllegalArgumentException if there is no such key or an argument the label needs is missing; never prints a
     *     placeholder instead
     */
    public String label(String key, Locale locale, Map<String, ? extends @Nullable Object> arguments) {
        return template(key, Locales.supported(locale)).format(arguments);
    }

    Template template(String key, Locale locale) {
        var template = templates.getOrDefault(locale, Map.of()).get(key);
        if (template == null) {
            throw new IllegalArgumentException("no label " + key);
        }
        return template;
    }

    /** Every key; the same in every language. */
    public Set<String> keys() {
        return templates.getOrDefault(Locales.ENGLISH, Map.of()).keySet();
    }
}
