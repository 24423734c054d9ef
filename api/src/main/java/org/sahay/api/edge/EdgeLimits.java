package org.sahay.api.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a client may take, so that one that sends slowly on purpose gives its connection up. What Tomcat bounds itself
 * (silence, sizes, numbers) is under {@code server.tomcat}; a total it does not know.
 *
 * @param headerDeadline from a request's first byte to the end of its headers; a TLS handshake gets as long
 * @param bodyGrace for a body, before {@code bodyBytesPerSecond} is asked for
 * @param bodyBytesPerSecond what a body must bring on average after the grace; a bad GPRS link brings as much
 * @param leftoverDeadline for the rest of a body that nobody wants, whose answer is sent already
 * @param crowdedAt part of {@code server.tomcat.max-connections} from which idle connections are closed, those idle
 *     longest first, to keep room for others; 1 and more closes none
 */
@ConfigurationProperties("sahay.edge")
record EdgeLimits(
        @DefaultValue("15s") Duration headerDeadline,
        @DefaultValue("10s") Duration bodyGrace,
        @DefaultValue("2048") int bodyBytesPerSecond,
        @DefaultValue("2s") Duration leftoverDeadline,
        @DefaultValue("0.9") double crowdedAt) {
    /** How long a body of which so much has come may have taken. */
    Duration allowedFor(int bytes) {
        return bodyGrace.plusMillis(1000L * bytes / bodyBytesPerSecond);
    }
}
