package org.sahay.workflows.complaint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The kinds of refusal, in the order they are checked, each with its HTTP status and problem code. */
public enum RefusalCode {
    FORBIDDEN("forbidden", 403),
    ILLEGAL_TRANSITION("illegal-transition", 409),
    MISSING_FIELD("missing-field", 422),
    INVALID_VALUE("invalid-value", 422),
    NOT_OUR_OFFICE("not-our-office", 422),
    KEY_REUSED("idempotency-key-reused", 422);

    private final String code;
    private final int status;

    RefusalCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /** The problem code on the wire, also the type of the update's failure. */
    public String code() {
        return code;
    }

    /** Whether a failure of this type is a refusal. */
    static boolean isCode(@Nullable String type) {
        return Arrays.stream(values()).anyMatch(known -> known.code.equals(type));
    }

    public int status() {
        return status;
    }
}
