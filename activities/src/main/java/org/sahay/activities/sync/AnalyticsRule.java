package org.sahay.activities.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that leaves of an event of a type, and in which form. It is made from the named places and sees no others.
 *
 * @param list the array whose every element it is made from; null for the payload itself
 * @param from names of fields in the element or payload, with dots between them
 * @param as its name in what leaves
 */
record AnalyticsRule(String type, @Nullable String list, List<String> from, String as, AnalyticsForm form) {
    AnalyticsRule {
        from = List.copyOf(from);
    }

    static AnalyticsRule rule(String type, String field, AnalyticsForm form) {
        return new AnalyticsRule(type, null, List.of(field), field.substring(field.lastIndexOf('.') + 1), form);
    }

    AnalyticsRule as(String name) {
        return new AnalyticsRule(type, list, from, name, form);
    }

    /** The value that leaves of a payload, or of one element of its list. */
    Optional<Object> of(JsonNode place) {
        return form.of().apply(from.stream().map(name -> at(place, name)).toList());
    }

    private static JsonNode at(JsonNode place, String name) {
        JsonNode found = place;
        for (String step : name.split("\\.", -1)) {
            found = found.isObject() ? found.path(step) : MissingNode.getInstance();
        }
        return found;
    }
}
