package org.sahay.workflows.complaint;

import org.jspecify.annotations.Nullable;

/**
 * The workflow's answer to an action, given after the row was committed.
 *
 * @param seq the last timeline entry of the case
 * @param refusal null when the action happened
 */
public record ActionOutcome(long seq, @Nullable Refusal refusal) {}
