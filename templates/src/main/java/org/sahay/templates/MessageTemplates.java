package org.sahay.templates;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of notices, one file per message and locale ({@code messages/<message>/<locale>.txt}), short enough for an SMS.
 * They hold no name and no citizen text: a notice is read on shared phones. Everything is loaded and compared at
 * construction, so a text that is missing or disagrees with its translations stops the start and not the notice. Immutable
 * and thread-safe.
 *
 * <p>Arguments: {@code number} (complaint number, String), {@code category} and {@code role} (localised labels, String),
 * {@code dueAt} ({@link Instant}, may be null or left out), {@code percent} and {@code level} (Integer).
 */
public final class MessageTemplates {
    private static final String DUE_AT = "dueAt";
    private static final Map<String, Class<?>> ARGUMENTS = Map.of(
            "code",
            String.class,
            "number",
            String.class,
            "category",
            String.class,
            "role",
            String.class,
            DUE_AT,
            Instant.class,
            "percent",
            Integer.class,
            "level",
            Integer.class);

    private static final Set<String> MESSAGES = Set.of(
            "complaint-citizen-accepted",
            "complaint-citizen-assigned",
            "complaint-citizen-closed",
            "complaint-citizen-info-time-over",
            "complaint-citizen-interim-reply",
            "complaint-citizen-question",
            "complaint-citizen-rejected",
            "complaint-citizen-reopened",
            "complaint-citizen-resolved",
            "complaint-owner-answer",
            "complaint-owner-assigned",
            "complaint-owner-comment",
            "complaint-owner-officer-deadline",
            "complaint-owner-reopened",
            "complaint-owner-warning",
            "complaint-superior-breach",
            "complaint-superior-held",
            "complaint-superior-top-reminder",
            "complaint-superior-warning",
            "sign-in-code");

    private final Map<String, Map<Locale, Template>> templates;

    /** @throws InvalidTemplateException naming the file and the argument if any text is missing or wrong */
    public MessageTemplates() {
        this("messages", MESSAGES);
    }

    MessageTemplates(String folder, Set<String> messages) {
        var compiled = new TreeMap<String, Map<Locale, Template>>();
        for (var message : messages) {
            compiled.put(message, compile(folder + "/" + message));
        }
        this.templates = Map.copyOf(compiled);
    }

    private static Map<Locale, Template> compile(String folder) {
        var byLocale = new HashMap<Locale, Template>();
        for (var locale : Locales.SUPPORTED) {
            var file = folder + "/" + locale.toLanguageTag() + ".txt";
            var template = Template.compile(file, TemplateFiles.text(file), locale, ARGUMENTS.keySet());
            template.requireOptional(DUE_AT);
            byLocale.values().forEach(template::requireSameArgumentsAs);
            byLocale.put(locale, template);
        }
        return Map.copyOf(byLocale);
    }

    /**
     * The text of a message in the supported language nearest to {@code locale}. Arguments the text does not use are ignored.
     *
     * @throws IllegalArgumentException if the message is unknown, an argument the text needs is missing, or one has the wrong type
     */
    public String render(String message, Locale locale, Map<String, ? extends @Nullable Object> arguments) {
        var supported = Locales.supported(locale);
        return template(message, supported).format(checked(message, arguments, supported));
    }

    private static Map<String, Object> checked(
            String message, Map<String, ? extends @Nullable Object> arguments, Locale locale) {
        var values = new HashMap<String, Object>();
        arguments.forEach((name, value) -> {
            var type = ARGUMENTS.get(name);
            if (type == null) {
                throw new IllegalArgumentException(message + ": unknown argument " + name);
            }
            if (value != null && !type.isInstance(value)) {
                throw new IllegalArgumentException(
                        message + ": " + name + " must be a " + type.getSimpleName() + ", not " + value.getClass());
            }
            if (value != null) {
                values.put(name, value instanceof Instant dueAt ? DueDates.format(dueAt, locale) : value);
            }
        });
        return values;
    }

    Template template(String message, Locale locale) {
        var byLocale = templates.get(message);
        var template = byLocale == null ? null : byLocale.get(locale);
        if (template == null) {
            throw new IllegalArgumentException("no message " + message + " for " + locale.toLanguageTag());
        }
        return template;
    }

    public Set<String> messages() {
        return templates.keySet();
    }

    public Set<Locale> locales() {
        return Set.copyOf(Locales.SUPPORTED);
    }
}
