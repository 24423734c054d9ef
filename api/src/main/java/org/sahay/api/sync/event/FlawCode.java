package org.sahay.api.sync.event;

import java.util.Locale;

/** Every way in which an event can be wrong; stable on the wire, with its text in the label {@code sync.<code>}. */
public enum FlawCode {
    /** No UUID as id, or more than one: nothing can be kept for it. */
    ID_INVALID,
    UNKNOWN_TYPE,
    UNKNOWN_VERSION,
    /** A field is missing, unknown, or not of the form its schema asks for. */
    SCHEMA,
    /** A number that no computer computes with or no body can have. */
    IMPOSSIBLE_VALUE,
    /** A time more than fifty years from now. */
    IMPOSSIBLE_TIME,
    UNKNOWN_METRIC,
    WRONG_UNIT,
    /** Values within values, deeper than {@value JsonTree#DEEPEST}. */
    TOO_DEEP,
    /** More than {@value EventReader#MOST_BYTES} bytes, or more than {@value JsonTree#MOST_VALUES} values. */
    TOO_LARGE,
    DUPLICATE_FIELD,
    /** No UTF-8, a NUL, or half of a surrogate pair. */
    UNREADABLE_TEXT,
    MALFORMED_JSON;

    /** As on the wire: {@code unknown-type}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
