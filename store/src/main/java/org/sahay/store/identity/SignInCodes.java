package org.sahay.store.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.vault.BlindIndex;
import org.sahay.store.vault.Envelopes;
import org.sahay.workflows.identity.Basis;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One-time codes to sign in with: 6 digits, worth something once, for 5 minutes and 5 tries. Redis alone keeps them, as a
 * keyed hash beside the sealed phone. Nothing here asks whether somebody has the phone.
 */
public final class SignInCodes {
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final int TRIES = 5;
    private static final int CODES = 1_000_000;
    private static final String PHONE = "sign-in-phone";

    /** Keeps the challenge and puts the message on its way, both or neither. */
    private static final RedisScript<Long> ISSUE = RedisScript.of("""
            redis.call('HSET', KEYS[1], 'code', ARGV[1], 'phone', ARGV[2], 'expires', ARGV[3], 'tries', ARGV[4])
            redis.call('PEXPIRE', KEYS[1], ARGV[5])
            local oldest = redis.call('TIME')[1] * 1000 - ARGV[5]
            redis.call('XADD', KEYS[2], 'MINID', '~', string.format('%.0f', oldest), '*',
                'challenge', ARGV[6], 'message', ARGV[7], 'language', ARGV[8], 'expires', ARGV[3])
            return 1
            """, Long.class);

    /** The sealed phone for the right code, once; an empty text for anything else. Keys are hashed, so comparing leaks nothing. */
    private static final RedisScript<String> REDEEM = RedisScript.of("""
            local code, phone, expires = unpack(redis.call('HMGET', KEYS[1], 'code', 'phone', 'expires'))
            if not code then return '' end
            if tonumber(expires) <= tonumber(ARGV[2]) then return '' end
            if code == ARGV[1] then
                redis.call('DEL', KEYS[1])
                return phone
            end
            if redis.call('HINCRBY', KEYS[1], 'tries', -1) <= 0 then redis.call('DEL', KEYS[1]) end
            return ''
            """, String.class);

    private final ShortLivedState state;
    private final BlindIndex index;
    private final Envelopes envelopes;
    private final TransactionOperations transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignInCodes(
            ShortLivedState state,
            BlindIndex index,
            Envelopes envelopes,
            TransactionOperations transactions,
            AuditTrail audit,
            Clock clock) {
        this.state = state;
        this.index = index;
        this.envelopes = envelopes;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a code and has it sent to the phone. That somebody asked is in the audit trail before the phone is kept anywhere;
     * whose it is, nobody has shown yet.
     *
     * @param language en, hi or ta: the language of the message
     * @throws ShortLivedStateUnavailableException when Redis does not answer
     */
    public Challenge issue(PhoneNumber phone, String language) {
        var challenge = new Challenge(UUID.randomUUID(), clock.instant().plus(LIFE));
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        String expires = Long.toString(challenge.expiresAt().toEpochMilli());
        Object[] values = {
            hash(challenge.id(), code),
            envelopes.seal(PHONE, challenge.id(), phone.e164()),
            expires,
            Integer.toString(TRIES),
            Long.toString(LIFE.toMillis()),
            challenge.id().toString(),
            envelopes.seal(CodesToSend.MESSAGE, challenge.id(), phone.e164() + " " + code),
            language
        };
        transactions.executeWithoutResult(status -> audit.record(asked(challenge.id())));
        state.ask(redis -> redis.execute(ISSUE, List.of(key(challenge.id()), CodesToSend.STREAM), values));
        return challenge;
    }

    /**
     * The phone that the code was sent to, once.
     *
     * @return empty alike for a wrong code, a used one, an expired one and an unknown challenge
     * @throws ShortLivedStateUnavailableException when Redis does not answer
     */
    public Optional<PhoneNumber> redeem(UUID challengeId, String code) {
        String now = Long.toString(clock.instant().toEpochMilli());
        String hash = hash(challengeId, code);
        String phone = state.ask(redis -> redis.execute(REDEEM, List.of(key(challengeId)), hash, now));
        return phone.isEmpty()
                ? Optional.empty()
                : Optional.of(new PhoneNumber(envelopes.open(PHONE, challengeId, phone)));
    }

    private static AuditEntry asked(UUID challenge) {
        return new AuditEntry(
                null, "anyone", "sign-in.request-code", null, "challenge", challenge, "sign-in", Basis.SIGN_IN);
    }

    private String hash(UUID challengeId, String code) {
        return Base64.getEncoder().encodeToString(index.of("sign-in-code", challengeId + "\u0000" + code));
    }

    private static String key(UUID challengeId) {
        return "sahay:sign-in:" + challengeId;
    }
}
