package org.sahay.api.ratelimit;

import static org.sahay.api.ratelimit.Whose.ADDRESS;
import static org.sahay.api.ratelimit.Whose.CHALLENGE;
import static org.sahay.api.ratelimit.Whose.DEVICE;
import static org.sahay.api.ratelimit.Whose.PERSON;
import static org.sahay.api.ratelimit.Whose.PHONE;
import static org.sahay.api.ratelimit.Whose.PLATFORM;
import static org.sahay.api.ratelimit.WithoutRedis.FAIL_CLOSED;
import static org.sahay.api.ratelimit.WithoutRedis.FAIL_OPEN;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sahay.store.ratelimit.Rate;

/**
 * The table of limits: how many requests in how many seconds, whose, what holds without Redis, and for which operations. An
 * operation that no line names is limited by {@link #READING} or {@link #WRITING}, a page that is none by {@link #DOCUMENTS}; the addresses on
 * which staff signs in choose theirs in {@code StaffLimits}.
 * {@code sahay.rate-limits.<code>.requests} and {@code .window} replace a rate.
 *
 * <p>A citizen can always file one complaint: no limit of filing is by address or for the whole platform, all stay open
 * without Redis, and of {@link #FILING} only accepted complaints take anything. It fills within a day, so that whoever had
 * nothing accepted for a day has a full bucket; an empty one lets one more through after 24 minutes.
 */
public enum RateLimit {
    /** Each code is a message that costs money. */
    CODE_PLATFORM(600, 60, PLATFORM, FAIL_CLOSED, "requestSignInCode"),
    CODE_PHONE(5, 3_600, PHONE, FAIL_CLOSED, "requestSignInCode"),
    /** Many citizens share the address of their mobile network. */
    CODE_ADDRESS(100, 600, ADDRESS, FAIL_CLOSED, "requestSignInCode"),
    REDEEM_CHALLENGE(10, 300, CHALLENGE, FAIL_CLOSED, "redeemSignInCode"),
    REDEEM_ADDRESS(200, 600, ADDRESS, FAIL_CLOSED, "redeemSignInCode"),
    REFRESH_DEVICE(20, 600, DEVICE, FAIL_OPEN, "refreshTokens"),
    REFRESH_ADDRESS(600, 60, ADDRESS, FAIL_OPEN, "refreshTokens"),
    /** Passwords, codes and recovery codes typed, forms of an enrolment, and authorization codes exchanged. */
    STAFF_SIGN_IN(200, 600, ADDRESS, FAIL_CLOSED),
    /** Each may be a browser's session more, and there is room for so many. */
    STAFF_AUTHORIZE(200, 600, ADDRESS, FAIL_OPEN),
    FILING(60, 86_400, PERSON, FAIL_OPEN, "fileComplaint"),
    FILING_ATTEMPTS(60, 60, PERSON, FAIL_OPEN, "fileComplaint"),
    /** A page of the Temporal UI asks many times. */
    DECODE(1_200, 60, PERSON, FAIL_OPEN, "decodePayloads"),
    DOCUMENTS(300, 60, ADDRESS, FAIL_OPEN, "readSigningKeys"),
    READING(600, 60, PERSON, FAIL_OPEN),
    WRITING(120, 60, PERSON, FAIL_OPEN);

    private final Rate rate;
    private final Whose whose;
    private final WithoutRedis withoutRedis;
    private final List<String> operations;

    RateLimit(long requests, long seconds, Whose whose, WithoutRedis withoutRedis, String... operations) {
        this.rate = new Rate(requests, Duration.ofSeconds(seconds));
        this.whose = whose;
        this.withoutRedis = withoutRedis;
        this.operations = List.of(operations);
    }

    /** The limits of an operation, never none. */
    public static List<RateLimit> of(String operationId, boolean reads) {
        List<RateLimit> named = Arrays.stream(values())
                .filter(limit -> limit.operations.contains(operationId))
                .toList();
        return named.isEmpty() ? List.of(reads ? READING : WRITING) : named;
    }

    /** As in settings and headers: {@code code-phone}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<RateLimit> named(String code) {
        return Arrays.stream(values())
                .filter(limit -> limit.code().equals(code))
                .findFirst();
    }

    Rate rate() {
        return rate;
    }

    Whose whose() {
        return whose;
    }

    boolean isClosedWithoutRedis() {
        return withoutRedis == FAIL_CLOSED;
    }

    /** Whether a request that fails takes nothing. */
    boolean countsSuccessAlone() {
        return this == FILING;
    }

    /** The longest in which an empty bucket must let one request through; null without such a promise. */
    @Nullable
    Duration promise() {
        return this == FILING ? Duration.ofDays(1) : null;
    }
}
