package org.sahay.store.vault;

import java.util.List;

/**
 * A place from which tokens of one column are reached: the column itself, or another one that they come from or go to.
 *
 * @param column that the texts were sealed for
 * @param rows of the place, called {@code o}
 * @param token of a row
 * @param row what the texts' {@link Sealed.Where} calls a row
 * @param ofRow whether a row is the one of a text {@code t}
 * @param subjects rows of the place joined with what tells whose they are
 * @param ofSubject whether a row is of the subject of a text {@code t}
 */
record TextOwner(
        SealedColumn column, String rows, String token, String row, String ofRow, String subjects, String ofSubject) {
    private static final String BY_ID = "o.id = t.row_key::uuid";
    private static final String ID = "o.id::text";
    private static final String OWN = "o.id = t.subject";

    /** Every place there is. What is missing here counts as held by nobody, so a test compares it with the schema. */
    static final List<TextOwner> ALL = List.of(
            complaint(SealedColumn.COMPLAINT_DESCRIPTION),
            complaint(SealedColumn.COMPLAINT_PLACE),
            ofComplaint("complaint_timeline", "text_token"),
            ofComplaint("pending_text", "token"),
            ofPerson(SealedColumn.PERSON_PHONE, "person"),
            ofPerson(SealedColumn.PROFILE_NAME, "person_profile"),
            ofPerson(SealedColumn.PROFILE_NAME, "person_profile_history"),
            ofPerson(SealedColumn.PROFILE_ABHA_NUMBER, "person_profile"),
            ofPerson(SealedColumn.PROFILE_ABHA_NUMBER, "person_profile_history"),
            ofPerson(SealedColumn.PROFILE_ABHA_ADDRESS, "person_profile"),
            ofPerson(SealedColumn.PROFILE_ABHA_ADDRESS, "person_profile_history"),
            ofPerson(SealedColumn.PROFILE_VILLAGE, "person_profile"),
            ofPerson(SealedColumn.PROFILE_VILLAGE, "person_profile_history"),
            new TextOwner(
                    SealedColumn.REFRESH_SUCCESSOR,
                    "refresh_token o",
                    "o.successor_token",
                    "encode(o.token_hash, 'hex')",
                    "o.token_hash = decode(t.row_key, 'hex')",
                    "session s JOIN refresh_token o ON o.session_id = s.id",
                    "s.person_id = t.subject"),
            ofPerson(SealedColumn.STAFF_USER_NAME, "staff_account"),
            ofPerson(SealedColumn.STAFF_TOTP_KEY, "staff_account"));

    /** Looks in the rows that texts were sealed for. */
    String byRow(int parameters) {
        return select("unnest(:tokens%1$d, :rows%1$d) AS t (token, row_key)".formatted(parameters), rows, ofRow);
    }

    /** Looks in all rows of the texts' subjects. */
    String bySubject(int parameters) {
        return select(
                "unnest(:tokens%1$d, :subjects%1$d) AS t (token, subject)".formatted(parameters), subjects, ofSubject);
    }

    private String select(String texts, String from, String belongs) {
        return "SELECT t.token, %s AS row_key FROM %s CROSS JOIN %s WHERE %s AND %s = t.token"
                .formatted(row, texts, from, belongs, token);
    }

    private static TextOwner complaint(SealedColumn column) {
        return new TextOwner(
                column, "complaint o", "o." + column.column(), ID, BY_ID, "complaint o", "o.citizen_id = t.subject");
    }

    /** A text waits under its action's key before it is in the timeline. */
    private static TextOwner ofComplaint(String table, String token) {
        return new TextOwner(
                SealedColumn.TIMELINE_TEXT,
                table + " o",
                "o." + token,
                "o.complaint_id || '/' || o.action_key",
                "o.complaint_id = left(t.row_key, 36)::uuid",
                "complaint c JOIN " + table + " o ON o.complaint_id = c.id",
                "c.citizen_id = t.subject");
    }

    private static TextOwner ofPerson(SealedColumn column, String table) {
        return new TextOwner(column, table + " o", "o." + column.column(), ID, BY_ID, table + " o", OWN);
    }
}
