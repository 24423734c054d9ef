package org.sahay.workflows.complaint;

import java.time.Instant;

/**
 * A question to the citizen that has no answer yet.
 *
 * @param askedAt when it was asked
 * @param waitUntil when the case goes on without an answer
 */
public record Question(Instant askedAt, Instant waitUntil) {}
