package org.sahay.store.complaint;

import static org.sahay.store.complaint.ComplaintColumns.utc;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.temporal.CaseJson;
import org.sahay.store.vault.PendingTexts;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.Transition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Writes timeline entries, each with the text that was stored pending for its action. */
final class TimelineWriter {
    private static final String INSERT = """
            INSERT INTO complaint_timeline (
                complaint_id, seq, event, at, due_at, from_status, to_status, level, actor_id, actor_role,
                action_key, text_token, transition)
            VALUES (
                :complaint_id, :seq, :event, :at, :due_at, :from_status, :to_status, :level, :actor_id, :actor_role,
                :action_key, :text_token, CAST(:transition AS jsonb))
            """;

    private final NamedParameterJdbcOperations jdbc;
    private final PendingTexts pendingTexts;
    private final CaseJson json;

    TimelineWriter(JdbcTemplate jdbc, PendingTexts pendingTexts, CaseJson json) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.pendingTexts = pendingTexts;
        this.json = json;
    }

    void append(List<CaseTransition> steps) {
        jdbc.batchUpdate(
                INSERT,
                steps.stream()
                        .map(step -> values(step.kase().id(), step.transition()))
                        .toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource values(ComplaintId id, Transition t) {
        return new MapSqlParameterSource()
                .addValue("complaint_id", id.value())
                .addValue("seq", t.seq())
                .addValue("event", t.event().code())
                .addValue("at", utc(t.at()))
                .addValue("due_at", utc(t.dueAt()))
                .addValue("from_status", t.from() == null ? null : t.from().name())
                .addValue("to_status", t.to().name())
                .addValue("level", t.level())
                .addValue("actor_id", t.actorId())
                .addValue(
                        "actor_role",
                        t.actorRole() == null ? null : t.actorRole().code())
                .addValue("action_key", t.actionKey())
                .addValue("text_token", text(id, t))
                .addValue("transition", json.write(t));
    }

    private @Nullable UUID text(ComplaintId id, Transition t) {
        String key = t.actionKey();
        return key == null ? null : pendingTexts.claim(id, key).orElse(null);
    }
}
