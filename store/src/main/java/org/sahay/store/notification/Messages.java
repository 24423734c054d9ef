package org.sahay.store.notification;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.NoticeKind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people are told: intents, written before a message goes out, and what became of them. */
public final class Messages {
    private static final String INSERT = """
            INSERT INTO message (
                id, complaint_id, seq, kind, audience, recipient_id, language, body, state, intended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'INTENDED', ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String SELECT = """
            SELECT id, complaint_id, seq, kind, recipient_id, language, body, intended_at, sent_at
            FROM message
            """;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Clock clock;

    public Messages(JdbcTemplate jdbc, Clock clock) {
        this.batches = jdbc;
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /**
     * Writes the intents there are not yet: one for each notice of an entry, whoever it first went to.
     *
     * @return the messages of these entries that are not sent yet, also those an earlier attempt intended
     */
    public List<SentMessage> intend(ComplaintId complaintId, List<MessageIntent> intents) {
        if (intents.isEmpty()) {
            return List.of();
        }
        OffsetDateTime now = clock.instant().atOffset(UTC);
        batches.batchUpdate(
                INSERT, intents.stream().map(intent -> values(intent, now)).toList());
        return jdbc.sql(SELECT + """
                WHERE complaint_id = :complaint AND seq = ANY(:seqs) AND state = 'INTENDED'
                ORDER BY seq, kind
                """)
                .param("complaint", complaintId.value())
                .param("seqs", intents.stream().map(MessageIntent::seq).toArray(Long[]::new))
                .query(Messages::message)
                .list();
    }

    public void markSent(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql(
                        "UPDATE message SET state = 'SENT', sent_at = :now WHERE id = ANY(CAST(:ids AS uuid[])) AND state = 'INTENDED'")
                .param("now", clock.instant().atOffset(UTC))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** What one person was told, oldest first; of one kind, or of all for null. Kinds are those of {@link NoticeKind}. */
    public List<SentMessage> to(UUID recipient, @Nullable String kind) {
        return jdbc.sql(SELECT + """
                WHERE recipient_id = :recipient AND state = 'SENT'
                    AND (CAST(:kind AS text) IS NULL OR kind = :kind)
                ORDER BY intended_at, seq, kind
                """)
                .param("recipient", recipient)
                .param("kind", kind)
                .query(Messages::message)
                .list();
    }

    /** What was sent about one complaint, in the order of its timeline. */
    public List<SentMessage> about(UUID complaintId) {
        return jdbc.sql(SELECT + "WHERE complaint_id = ? AND state = 'SENT' ORDER BY seq, kind")
                .param(complaintId)
                .query(Messages::message)
                .list();
    }

    private static Object[] values(MessageIntent intent, OffsetDateTime now) {
        return new Object[] {
            UUID.randomUUID(),
            intent.complaintId().value(),
            intent.seq(),
            intent.kind().name(),
            audience(intent.kind()),
            intent.recipientId(),
            intent.language(),
            intent.text(),
            now
        };
    }

    /** The side of the case a kind speaks to: the first word of its name. */
    private static String audience(NoticeKind kind) {
        return kind.name().substring(0, kind.name().indexOf('_')).toUpperCase(Locale.ROOT);
    }

    private static SentMessage message(ResultSet row, int rowNumber) throws SQLException {
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new SentMessage(
                row.getObject("id", UUID.class),
                new ComplaintId(row.getObject("complaint_id", UUID.class)),
                row.getLong("seq"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getObject("recipient_id", UUID.class),
                row.getString("language"),
                row.getString("body"),
                row.getObject("intended_at", OffsetDateTime.class).toInstant(),
                sentAt == null ? null : sentAt.toInstant());
    }
}
