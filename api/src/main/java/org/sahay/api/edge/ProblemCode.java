package org.sahay.api.edge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of error the API answers with, and the HTTP status it usually has. The code is stable on the wire; title
 * and detail come from the labels {@code problem.<code>.*}.
 */
public enum ProblemCode {
    MALFORMED_REQUEST(400),
    MALFORMED_JSON(400),
    UNKNOWN_FIELD(400),
    IDEMPOTENCY_KEY_MISSING(400),
    SIGN_IN_REFUSED(400),
    REFRESH_REFUSED(400),
    UNAUTHENTICATED(401),
    TOKEN_EXPIRED(401),
    SESSION_ENDED(401),
    DPOP_PROOF_MISSING(401),
    DPOP_KEY_MISMATCH(401),
    DPOP_REPLAYED(401),
    DPOP_WRONG_TARGET(401),
    DPOP_STALE(401),
    DPOP_NONCE_REQUIRED(401),
    DPOP_INVALID(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    BODY_TOO_SLOW(408),
    ILLEGAL_TRANSITION(409),
    IDEMPOTENCY_IN_FLIGHT(409),
    ASHA_CONFLICT(409),
    STAFF_ACCOUNT_CONFLICT(409),
    PRECONDITION_FAILED(412),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    MISSING_FIELD(422),
    /** 422 for a value that breaks a rule, 400 for one of the wrong JSON type or a query parameter that cannot be read. */
    INVALID_VALUE(422),
    UNKNOWN_CATEGORY(422),
    UNKNOWN_PLACE(422),
    DISTRICT_OUTSIDE_STATE(422),
    NO_LINK(422),
    NOT_OUR_OFFICE(422),
    IDEMPOTENCY_KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL(500),
    OVERLOADED(503),
    WORKFLOW_UNAVAILABLE(503),
    SIGN_IN_UNAVAILABLE(503),
    TEMPORARILY_UNAVAILABLE(503);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** As on the wire: {@code illegal-transition}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ProblemCode> of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst();
    }
}
