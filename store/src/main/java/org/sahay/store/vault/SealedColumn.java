package org.sahay.store.vault;

import java.util.Arrays;
import java.util.Optional;

/** Every column that keeps tokens of texts. A new one is listed here, and in {@link TextOwners} who else may come to hold them. */
public enum SealedColumn {
    COMPLAINT_DESCRIPTION("complaint", "description_token"),
    COMPLAINT_PLACE("complaint", "place_token"),
    /** The row is the complaint and the action's key, for the entry's number is not known when the text comes. */
    TIMELINE_TEXT("complaint_timeline", "text_token"),
    PERSON_PHONE("person", "phone_token"),
    PROFILE_NAME("person_profile", "name_token"),
    PROFILE_ABHA_NUMBER("person_profile", "abha_number_token"),
    PROFILE_ABHA_ADDRESS("person_profile", "abha_address_token"),
    PROFILE_VILLAGE("person_profile", "village_token"),
    REFRESH_SUCCESSOR("refresh_token", "successor_token"),
    STAFF_USER_NAME("staff_account", "user_name_token"),
    STAFF_TOTP_KEY("staff_account", "totp_token");

    private final String table;
    private final String column;

    SealedColumn(String table, String column) {
        this.table = table;
        this.column = column;
    }

    public String table() {
        return table;
    }

    public String column() {
        return column;
    }

    /** Empty for one of another version of the product. */
    static Optional<SealedColumn> of(String table, String column) {
        return Arrays.stream(values())
                .filter(known -> known.table.equals(table) && known.column.equals(column))
                .findFirst();
    }
}
