package org.sahay.templates;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePatternUtil;
import com.ibm.icu.text.MessagePatternUtil.ArgNode;
import com.ibm.icu.text.MessagePatternUtil.MessageNode;
import com.ibm.icu.text.MessagePatternUtil.VariantNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One compiled ICU pattern with named arguments. An argument may be left out only where the text says what is read then:
 * {@code {dueAt, select, absent {} other {Due {dueAt}.}}}; every other one is required, so no placeholder is ever printed.
 */
final class Template {
    private static final String ABSENT = "absent";

    private final String file;
    /** Never formats itself: ICU formats are not thread-safe, their clones are. */
    private final MessageFormat prototype;

    private final Set<String> arguments = new TreeSet<>();
    private final Set<String> required = new TreeSet<>();

    private Template(String file, MessageFormat prototype) {
        this.file = file;
        this.prototype = prototype;
    }

    /** @throws InvalidTemplateException if the pattern is empty, malformed or has an argument outside {@code known} */
    static Template compile(String file, String pattern, Locale locale, Collection<String> known) {
        if (pattern.isBlank()) {
            throw new InvalidTemplateException(file, "the text is empty");
        }
        try {
            var template = new Template(file, new MessageFormat(pattern, Locales.inIndia(locale)));
            template.collect(MessagePatternUtil.buildMessageNode(pattern), Set.of());
            for (var argument : template.arguments) {
                if (!known.contains(argument)) {
                    throw new InvalidTemplateException(file, "unknown argument {" + argument + "}");
                }
            }
            return template;
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new InvalidTemplateException(file, "not an ICU pattern: " + malformed.getMessage(), malformed);
        }
    }

    private void collect(MessageNode message, Set<String> present) {
        for (var part : message.getContents()) {
            if (part instanceof ArgNode argument) {
                collect(argument, present);
            }
        }
    }

    private void collect(ArgNode argument, Set<String> present) {
        var name = argument.getName();
        arguments.add(name);
        var style = argument.getComplexStyle();
        var optional = argument.getArgType() == MessagePattern.ArgType.SELECT
                && style != null
                && style.getVariants().stream().map(VariantNode::getSelector).anyMatch(ABSENT::equals);
        if (!optional && !present.contains(name)) {
            required.add(name);
        }
        if (style != null) {
            var inside = new HashSet<>(present);
            inside.add(name);
            style.getVariants().forEach(variant -> {
                var known = optional && variant.getSelector().equals(ABSENT) ? present : inside;
                collect(variant.getMessage(), known);
            });
        }
    }

    /** @throws InvalidTemplateException if the other uses, or requires, an argument this one does not, or the reverse */
    void requireSameArgumentsAs(Template other) {
        requireNoMore(arguments, other.arguments, other.file, "uses");
        other.requireNoMore(other.arguments, arguments, file, "uses");
        requireNoMore(required, other.required, other.file, "always needs");
        other.requireNoMore(other.required, required, file, "always needs");
    }

    private void requireNoMore(Set<String> mine, Set<String> theirs, String otherFile, String verb) {
        for (var argument : mine) {
            if (!theirs.contains(argument)) {
                throw new InvalidTemplateException(
                        file, verb + " {" + argument + "}, which " + otherFile + " does not");
            }
        }
    }

    void requireOptional(String argument) {
        if (required.contains(argument)) {
            throw new InvalidTemplateException(
                    file, "{" + argument + "} may be absent: write {" + argument + ", select, absent {…} other {…}}");
        }
    }

    Set<String> arguments() {
        return Set.copyOf(arguments);
    }

    Set<String> required() {
        return Set.copyOf(required);
    }

    /** @throws IllegalArgumentException if a required value is missing or null; values the text does not use are ignored */
    String format(Map<String, ? extends @Nullable Object> values) {
        var filled = new HashMap<String, Object>();
        for (var argument : arguments) {
            var value = values.get(argument);
            if (value == null && required.contains(argument)) {
                throw new IllegalArgumentException(file + ": no value for {" + argument + "}");
            }
            filled.put(argument, value == null ? ABSENT : value);
        }
        return ((MessageFormat) prototype.clone()).format(filled);
    }
}
