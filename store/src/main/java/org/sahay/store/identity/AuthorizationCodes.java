package org.sahay.store.identity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sahay.store.hash.Sha256;
import org.sahay.store.vault.Envelopes;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Authorization codes (RFC 6749, 4.1.2) of whoever signed in in a browser: worth something once, for a minute, at any instance.
 * Redis keeps what each stands for, sealed, under a hash of the code.
 */
public final class AuthorizationCodes {
    public static final Duration LIFE = Duration.ofSeconds(60);
    private static final String PURPOSE = "authorization-code";
    private static final String REMEMBERED = Long.toString(SessionTerms.ACCESS_TOKEN.toMillis());
    private static final String USED = "used ";

    /**
     * What the code stands for, and at a second use what became of the first; an empty text for an unknown code. A second use
     * while the first one is still being answered leaves word for it.
     */
    private static final RedisScript<String> TAKE = RedisScript.of("""
            local kept = redis.call('GET', KEYS[1])
            if not kept then return '' end
            if string.sub(kept, 1, 5) ~= 'used ' then
                redis.call('SET', KEYS[1], 'used ', 'PX', ARGV[1])
            elseif kept == 'used ' then
                redis.call('SET', KEYS[1], 'used twice', 'PX', ARGV[1])
            end
            return kept
            """, String.class);

    /** Remembers the session, unless the code was used a second time meanwhile. */
    private static final RedisScript<Boolean> LED_TO = RedisScript.of("""
            if redis.call('GET', KEYS[1]) ~= 'used ' then return false end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return true
            """, Boolean.class);

    private final ShortLivedState state;
    private final Envelopes envelopes;
    private final Sessions sessions;

    AuthorizationCodes(ShortLivedState state, Envelopes envelopes, Sessions sessions) {
        this.state = state;
        this.envelopes = envelopes;
        this.sessions = sessions;
    }

    /** @throws ShortLivedStateUnavailableException when Redis does not answer */
    public void keep(String code, String meaning) {
        String sealed = envelopes.seal(PURPOSE, id(code), meaning);
        state.ask(redis -> {
            redis.opsForValue().set(key(code), sealed, LIFE);
            return true;
        });
    }

    /**
     * What a code stands for, once. A code that comes back was copied: the session it led to ends.
     *
     * @throws ShortLivedStateUnavailableException when Redis does not answer
     */
    public Optional<String> take(String code) {
        String kept = state.ask(redis -> redis.execute(TAKE, List.of(key(code)), REMEMBERED));
        if (kept.startsWith(USED)) {
            String[] ids = kept.substring(USED.length()).split(" ", 2);
            if (ids.length == 2) {
                sessions.end(UUID.fromString(ids[0]), UUID.fromString(ids[1]));
            }
            return Optional.empty();
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(envelopes.open(PURPOSE, id(code), kept));
    }

    /**
     * Remembers which session a code led to, for as long as its first access token lives.
     *
     * @return false when the code came back before this was known, or is not remembered; the session is over then, and its
     *     tokens are worth nothing
     * @throws ShortLivedStateUnavailableException when Redis does not answer; the session is over then, too
     */
    public boolean ledTo(String code, UUID person, UUID session) {
        boolean remembered = false;
        try {
            String led = USED + person + " " + session;
            remembered =
                    state.ask(redis -> Boolean.TRUE.equals(redis.execute(LED_TO, List.of(key(code)), led, REMEMBERED)));
        } finally {
            if (!remembered) {
                sessions.end(person, session);
            }
        }
        return remembered;
    }

    private static UUID id(String code) {
        var hash = ByteBuffer.wrap(Sha256.of(code));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static String key(String code) {
        return "sahay:authorization-code:" + Sha256.textOf(code);
    }
}
