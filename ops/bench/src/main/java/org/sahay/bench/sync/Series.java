package org.sahay.bench.sync;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sahay.bench.platform.HttpConnection;

/** What a citizen's series shows. */
@FunctionalInterface
interface Series {
    /** How many readings of {@link BatchText#LAST_METRIC} there are in it now. */
    long readings(UUID citizen) throws IOException;

    /** As the citizen is answered. */
    static Series of(HttpConnection connection, People people) {
        return citizen -> {
            var answer = connection.send(people.seriesRequest(citizen, BatchText.LAST_METRIC));
            if (answer.status() != OK) {
                throw new IOException("%d %s".formatted(answer.status(), answer.body()));
            }
            return counted(answer.body());
        };
    }

    /** All its buckets together. */
    static long counted(String body) {
        return COUNT.matcher(body)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    int OK = 200;
    Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
}
