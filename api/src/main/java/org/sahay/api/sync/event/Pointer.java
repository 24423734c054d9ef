package org.sahay.api.sync.event;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way to a value of an event, told as a JSON pointer (RFC 6901). Names are repeated as the device wrote them, but only short
 * and plain ones; the pointer ends before any other.
 */
final class Pointer {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.-]{1,64}");

    private final List<Object> steps = new ArrayList<>();

    /** One step further, to the field of a name or the element of a number. */
    Pointer enter(Object step) {
        steps.add(step);
        return this;
    }

    void leave() {
        steps.removeLast();
    }

    int depth() {
        return steps.size();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Object step : steps) {
            String name = step.toString();
            if (!PLAIN.matcher(name).matches()) {
                break;
            }
            text.append('/').append(name);
        }
        return text.toString();
    }
}
