package org.sahay.store.idempotency;

/**
 * A key and the answer that is known before the work is done.
 *
 * @param scope of the key
 * @param fingerprint of the request
 * @param answer that every repetition gets
 */
public record KeyedAnswer(Scope scope, String fingerprint, SavedAnswer answer) {}
