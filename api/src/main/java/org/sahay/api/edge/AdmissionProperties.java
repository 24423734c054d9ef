package org.sahay.api.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is worked on at once. A thread costs nothing here, so without a bound everything that comes would be begun, and
 * under more than can be done nothing would end in time.
 *
 * @param inFlight requests worked on at once; four for each connection of the database's pool, as a request holds one for a
 *     part of its time and the others keep the processor busy meanwhile
 * @param waiting requests that may wait for a place besides
 * @param patience how long one of them waits before it is refused
 * @param retryAfter when to ask again, as whoever is refused is told
 */
@ConfigurationProperties("sahay.admission")
record AdmissionProperties(
        @DefaultValue("64") int inFlight,
        @DefaultValue("64") int waiting,
        @DefaultValue("250ms") Duration patience,
        @DefaultValue("2s") Duration retryAfter) {
    AdmissionProperties {
        if (inFlight < 1 || waiting < 0 || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "sahay.admission needs in-flight of at least 1, and waiting and patience not below 0");
        }
    }
}
