package org.sahay.workflows.complaint;

import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * How the validator of an action refuses. The refusal travels as its cause, an {@link ApplicationFailure} whose type is
 * {@link RefusalCode#code()} and whose detail is the {@link Refusal}: thrown by itself, the SDK would pass on its message
 * alone. For the same reason this type must not be among a worker's {@code failWorkflowExceptionTypes}.
 */
public final class ActionRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ActionRefusedException(Refusal refusal) {
        super(refusal.rule(), failureOf(refusal), false, false);
    }

    private static ApplicationFailure failureOf(Refusal refusal) {
        return ApplicationFailure.newNonRetryableFailure(
                refusal.rule(), refusal.code().code(), refusal);
    }

    /** The refusal that made an update fail; null when it failed for another reason. */
    public static @Nullable Refusal refusalIn(Throwable updateFailure) {
        for (Throwable cause = updateFailure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure failure && RefusalCode.isCode(failure.getType())) {
                return failure.getDetails().get(Refusal.class);
            }
        }
        return null;
    }
}
