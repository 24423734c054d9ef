package org.sahay.workflows.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a timeline entry says happened; on the wire in lower case with hyphens, as {@code officer-deadline}. */
public enum ComplaintEvent {
    ACCEPTED,
    ROUTED,
    HELD,
    NOBODY_ABOVE,
    ROSTER_CHANGED,
    HELD_ALERT,
    WARNING,
    BREACH,
    RUNG,
    TOP_REMINDER,
    OFFICER_DEADLINE,
    OFFICER_REMINDER,
    INFO_TIME_OVER,
    WINDOW_OVER,
    COMMENTED,
    ASSIGNED,
    STARTED,
    INFO_REQUESTED,
    INFO_PROVIDED,
    RESOLVED,
    REJECTED,
    TRANSFERRED,
    ESCALATED,
    RATED,
    REOPENED,
    WITHDRAWN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static ComplaintEvent of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What an action is called once it has happened. */
    public static ComplaintEvent of(ComplaintAction action) {
        return switch (action) {
            case COMMENT -> COMMENTED;
            case ASSIGN -> ASSIGNED;
            case START -> STARTED;
            case REQUEST_INFO -> INFO_REQUESTED;
            case PROVIDE_INFO -> INFO_PROVIDED;
            case RESOLVE -> RESOLVED;
            case REJECT -> REJECTED;
            case TRANSFER -> TRANSFERRED;
            case ESCALATE -> ESCALATED;
            case RATE -> RATED;
            case REOPEN -> REOPENED;
            case WITHDRAW -> WITHDRAWN;
        };
    }
}
