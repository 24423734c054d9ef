package org.sahay.api.sync.event;

/**
 * Why an event could not be read.
 *
 * @param code what is wrong
 * @param path JSON pointer (RFC 6901) into the event, as {@code /payload/value}; empty for the event as a whole. It ends before
 *     a name that may not be repeated
 */
public record Flaw(FlawCode code, String path) {}
