package org.sahay.workflows.complaint;

/**
 * An action that has happened, so that the same key has one effect.
 *
 * @param key the client's idempotency key
 * @param fingerprint hash of the request's body
 * @param seq the timeline entry it made
 */
public record AppliedAction(String key, String fingerprint, long seq) {}
