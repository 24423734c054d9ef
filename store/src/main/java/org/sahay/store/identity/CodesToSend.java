package org.sahay.store.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sahay.store.vault.Envelopes;
import org.sahay.store.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Sign-in codes that are on their way: a stream in Redis, shared out among all workers. What was taken and not confirmed is
 * handed out again after a while, until the code is worth nothing.
 */
public final class CodesToSend {
    static final String STREAM = "sahay:sign-in-messages";
    static final String MESSAGE = "sign-in-message";
    static final Duration AGAIN_AFTER = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(CodesToSend.class);
    private static final String WORKERS = "workers";
    private static final String AT_ONCE = "20";
    private static final int PARTS = 5;

    /** Parts of the entries, one after the other. The group is made each time: a flushed Redis has none. */
    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> TAKE = RedisScript.of("""
            redis.pcall('XGROUP', 'CREATE', KEYS[1], ARGV[1], '0', 'MKSTREAM')
            local parts = {}
            local function add(entries)
                for _, entry in ipairs(entries) do
                    table.insert(parts, entry[1])
                    for value = 2, 8, 2 do table.insert(parts, entry[2][value]) end
                end
            end
            add(redis.call('XAUTOCLAIM', KEYS[1], ARGV[1], ARGV[1], ARGV[3], '0-0', 'COUNT', ARGV[2])[2])
            local fresh = redis.call('XREADGROUP', 'GROUP', ARGV[1], ARGV[1], 'COUNT', ARGV[2], 'STREAMS', KEYS[1], '>')
            if fresh then add(fresh[1][2]) end
            return parts
            """, List.class);

    private static final RedisScript<Long> DONE = RedisScript.of("""
            redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
            return redis.call('XDEL', KEYS[1], ARGV[2])
            """, Long.class);

    private final ShortLivedState state;
    private final Envelopes envelopes;
    private final Clock clock;
    private final Duration againAfter;

    /**
     * @param againAfter when it counts as not sent
     */
    CodesToSend(ShortLivedState state, Envelopes envelopes, Clock clock, Duration againAfter) {
        this.state = state;
        this.envelopes = envelopes;
        this.clock = clock;
        this.againAfter = againAfter;
    }

    /**
     * Takes some that nobody else is sending; those worth nothing any more are dropped.
     *
     * @throws ShortLivedStateUnavailableException when Redis does not answer
     */
    public List<CodeToSend> take() {
        String millis = Long.toString(againAfter.toMillis());
        @SuppressWarnings("unchecked")
        List<String> parts = state.ask(redis -> redis.execute(TAKE, List.of(STREAM), WORKERS, AT_ONCE, millis));
        var codes = new ArrayList<CodeToSend>();
        for (int at = 0; at < parts.size(); at += PARTS) {
            List<String> entry = parts.subList(at, at + PARTS);
            open(entry).ifPresentOrElse(codes::add, () -> drop(entry.getFirst()));
        }
        return codes;
    }

    /**
     * Takes it off the stream.
     *
     * @throws ShortLivedStateUnavailableException when Redis does not answer; it is then handed out once more
     */
    public void sent(CodeToSend code) {
        drop(code.entry());
    }

    private void drop(String entry) {
        state.ask(redis -> redis.execute(DONE, List.of(STREAM), WORKERS, entry));
    }

    private Optional<CodeToSend> open(List<String> entry) {
        UUID challenge = UUID.fromString(entry.get(1));
        if (Long.parseLong(entry.get(4)) <= clock.millis()) {
            return Optional.empty();
        }
        try {
            String[] phoneAndCode =
                    envelopes.open(MESSAGE, challenge, entry.get(2)).split(" ", 2);
            var phone = new PhoneNumber(phoneAndCode[0]);
            return Optional.of(new CodeToSend(entry.getFirst(), challenge, phone, phoneAndCode[1], entry.get(3)));
        } catch (VaultException e) {
            LOG.error("A sign-in code cannot be sent, because these keys do not open it: challenge {}", challenge);
            return Optional.empty();
        }
    }
}
