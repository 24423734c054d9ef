package org.sahay.store.identity;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Columns;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of edits, and which one each field is from. */
final class ProfileEditRows {
    private static final String SELECT = """
            SELECT id, person_id, event_id, device, base_version, version, client_time, received_at, counts_from,
                   clock_ahead, forced, array_to_string(fields, ',') AS fields, change, key_id, seal_version
            FROM profile_edit
            """;

    private final JdbcClient jdbc;

    ProfileEditRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ProfileEditRow> held(UUID person) {
        return jdbc.sql(SELECT + "WHERE person_id = ? AND version IS NULL")
                .param(person)
                .query(ProfileEditRows::row)
                .list();
    }

    /** Whose edits have waited since before then, the longest first. */
    List<UUID> waitingSince(Instant before, int most) {
        return jdbc.sql("""
                        SELECT person_id FROM profile_edit WHERE version IS NULL AND received_at <= :before
                        GROUP BY person_id ORDER BY min(received_at) LIMIT :most
                        """)
                .param("before", before.atOffset(UTC))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    Optional<ProfileEditRow> find(UUID person, UUID id) {
        return jdbc.sql(SELECT + "WHERE person_id = ? AND id = ?")
                .params(person, id)
                .query(ProfileEditRows::row)
                .optional();
    }

    /** Newest first, after one of them. */
    List<ProfileEditRow> newest(UUID person, @Nullable UUID after, int most) {
        return jdbc.sql(SELECT + """
                        WHERE person_id = :person
                          AND (CAST(:after AS uuid) IS NULL
                               OR (received_at, id) < (SELECT received_at, id FROM profile_edit
                                                       WHERE person_id = :person AND id = :after))
                        ORDER BY received_at DESC, id DESC LIMIT :most
                        """)
                .param("person", person)
                .param("after", after)
                .param("most", most)
                .query(ProfileEditRows::row)
                .list();
    }

    /** Where the edit stands that each field is from. */
    Map<ProfileField, EditPlace> standing(UUID person) {
        var standing = new EnumMap<ProfileField, EditPlace>(ProfileField.class);
        jdbc.sql("SELECT field, counts_from, base_version, event_id FROM profile_field WHERE person_id = ?")
                .param(person)
                .query(row -> {
                    standing.put(
                            ProfileField.of(row.getString("field")),
                            new EditPlace(
                                    time(row, "counts_from"),
                                    row.getLong("base_version"),
                                    row.getObject("event_id", UUID.class)));
                });
        return standing;
    }

    /** Which edit each field is from. */
    Map<ProfileField, UUID> inForce(UUID person) {
        var edits = new EnumMap<ProfileField, UUID>(ProfileField.class);
        jdbc.sql("SELECT field, edit_id FROM profile_field WHERE person_id = ?")
                .param(person)
                .query(row -> {
                    edits.put(ProfileField.of(row.getString("field")), row.getObject("edit_id", UUID.class));
                });
        return edits;
    }

    /** @param device all came from */
    void insertAll(byte @Nullable [] device, Collection<ProfileEditRow> edits) {
        if (edits.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO profile_edit
                          (id, person_id, event_id, device, base_version, version, client_time, received_at, counts_from,
                           clock_ahead, forced, fields, change, key_id, seal_version)
                        SELECT e.id, e.person_id, e.event_id, CAST(:device AS bytea), e.base_version, e.version, e.client_time,
                               e.received_at, e.counts_from, e.clock_ahead, e.forced, string_to_array(e.fields, ','),
                               e.change, e.key_id, e.seal_version
                        FROM unnest(:ids, :persons, :eventIds, :baseVersions, :versions, :clientTimes,
                                    :receivedAts, :countsFrom, :clocksAhead, :forced, :fields, :changes, :keyIds,
                                    :sealVersions)
                          AS e (id, person_id, event_id, base_version, version, client_time, received_at,
                                counts_from, clock_ahead, forced, fields, change, key_id, seal_version)
                        """)
                .param("ids", Columns.of("uuid", edits, ProfileEditRow::id))
                .param("persons", Columns.of("uuid", edits, ProfileEditRow::person))
                .param("eventIds", Columns.of("uuid", edits, ProfileEditRow::eventId))
                .param("device", device)
                .param("baseVersions", Columns.of("int8", edits, ProfileEditRow::baseVersion))
                .param("versions", Columns.of("int8", edits, ProfileEditRow::version))
                .param("clientTimes", Columns.ofInstants(edits, ProfileEditRow::clientTime))
                .param("receivedAts", Columns.ofInstants(edits, ProfileEditRow::receivedAt))
                .param(
                        "countsFrom",
                        Columns.ofInstants(edits, edit -> edit.place().at()))
                .param("clocksAhead", Columns.of("bool", edits, ProfileEditRow::clockAhead))
                .param("forced", Columns.of("bool", edits, ProfileEditRow::forced))
                .param("fields", Columns.of("text", edits, edit -> codes(edit.fields())))
                .param("changes", Columns.ofBytes(edits, edit -> edit.change().ciphertext()))
                .param("keyIds", Columns.of("int4", edits, edit -> edit.change().keyId()))
                .param(
                        "sealVersions",
                        Columns.of("int4", edits, edit -> edit.change().version()))
                .update();
    }

    /** They waited, and are applied now. */
    void apply(Collection<ProfileEditRow> applied) {
        if (applied.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE profile_edit e SET version = a.version, forced = a.forced
                        FROM unnest(:ids, :versions, :forced) AS a (id, version, forced)
                        WHERE e.id = a.id AND e.version IS NULL
                        """)
                .param("ids", Columns.of("uuid", applied, ProfileEditRow::id))
                .param("versions", Columns.of("int8", applied, ProfileEditRow::version))
                .param("forced", Columns.of("bool", applied, ProfileEditRow::forced))
                .update();
    }

    /** From now on these fields are from these edits. */
    void win(UUID person, Map<ProfileField, ProfileTurns.Edit> won) {
        if (won.isEmpty()) {
            return;
        }
        var all = won.entrySet();
        jdbc.sql("""
                        INSERT INTO profile_field (person_id, field, counts_from, base_version, event_id, edit_id)
                        SELECT :person, w.field, w.counts_from, w.base_version, w.event_id, w.edit_id
                        FROM unnest(:fields, :countsFrom, :baseVersions, :eventIds, :editIds)
                          AS w (field, counts_from, base_version, event_id, edit_id)
                        ON CONFLICT (person_id, field) DO UPDATE
                        SET counts_from = excluded.counts_from, base_version = excluded.base_version,
                            event_id = excluded.event_id, edit_id = excluded.edit_id
                        """)
                .param("person", person)
                .param("fields", Columns.of("text", all, one -> one.getKey().code()))
                .param(
                        "countsFrom",
                        Columns.ofInstants(all, one -> one.getValue().place().at()))
                .param(
                        "baseVersions",
                        Columns.of("int8", all, one -> one.getValue().place().baseVersion()))
                .param(
                        "eventIds",
                        Columns.of("uuid", all, one -> one.getValue().place().eventId()))
                .param("editIds", Columns.of("uuid", all, one -> one.getValue().id()))
                .update();
    }

    private static String codes(Set<ProfileField> fields) {
        return fields.stream().sorted().map(ProfileField::code).collect(Collectors.joining(","));
    }

    private static ProfileEditRow row(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID person = row.getObject("person_id", UUID.class);
        UUID eventId = row.getObject("event_id", UUID.class);
        Long baseVersion = row.getObject("base_version", Long.class);
        Set<ProfileField> fields = Arrays.stream(row.getString("fields").split(","))
                .map(ProfileField::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProfileField.class)));
        return new ProfileEditRow(
                id,
                person,
                eventId,
                row.getBytes("device"),
                baseVersion,
                row.getObject("version", Long.class),
                time(row, "client_time"),
                time(row, "received_at"),
                new EditPlace(time(row, "counts_from"), baseVersion == null ? -1 : baseVersion, eventId),
                row.getBoolean("clock_ahead"),
                row.getBoolean("forced"),
                fields,
                new RowSeals.Kept(
                        place(id, person), row.getBytes("change"), row.getInt("key_id"), row.getInt("seal_version")));
    }

    static RowSeals.Place place(UUID id, UUID person) {
        return new RowSeals.Place(SealedBytes.PROFILE_EDIT, id, person);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
