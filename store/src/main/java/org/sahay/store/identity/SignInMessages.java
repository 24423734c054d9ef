package org.sahay.store.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Development only: the sign-in messages that the LOG provider would have sent, for a day. Exists under {@code local} alone. */
public final class SignInMessages {
    private static final Duration LIFE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final PhoneHashes hashes;
    private final Clock clock;

    SignInMessages(JdbcClient jdbc, PhoneHashes hashes, Clock clock) {
        this.jdbc = jdbc;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** Keeps a message; nothing happens when one with this id is kept. */
    public void keep(UUID id, PhoneNumber phone, String language, String text) {
        jdbc.sql("""
                        INSERT INTO sign_in_message (id, phone_hash, language, body, sent_at)
                        VALUES (:id, :phone, :language, :text, :now)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("phone", hashes.of(phone))
                .param("language", language)
                .param("text", text)
                .param("now", now())
                .update();
    }

    /** What one phone would have got, oldest first. */
    public List<SignInMessage> to(PhoneNumber phone) {
        return jdbc.sql(
                        "SELECT id, language, body, sent_at FROM sign_in_message WHERE phone_hash = ? ORDER BY sent_at, id")
                .param(hashes.of(phone))
                .query((rs, n) -> new SignInMessage(
                        rs.getObject("id", UUID.class),
                        rs.getString("language"),
                        rs.getString("body"),
                        rs.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Deletes those older than a day, some thousands at a time; returns how many. */
    int purge() {
        return jdbc.sql("""
                        DELETE FROM sign_in_message
                        WHERE id IN (SELECT id FROM sign_in_message WHERE sent_at <= :before LIMIT 5000)
                        """).param("before", now().minus(LIFE)).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
