package org.sahay.faults.canary;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request that holds canaries.
 *
 * @param operation its id
 * @param what is odd about it, or which field holds a canary
 * @param target path and query, encoded
 * @param values canaries that stand somewhere as a value
 * @param names canaries that stand as the name of a field or parameter
 */
record Request(
        String operation,
        String what,
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String body,
        List<Canary> values,
        List<Canary> names) {
    Request {
        headers = Map.copyOf(headers);
        values = List.copyOf(values);
        names = List.copyOf(names);
    }

    @Override
    public String toString() {
        return operation + ", " + what;
    }
}
