package org.sahay.workflows.complaint;

import java.util.Locale;

/** What a notice says, and to whom; its template is {@link #template()}. */
public enum NoticeKind {
    CITIZEN_ACCEPTED,
    CITIZEN_ASSIGNED,
    CITIZEN_QUESTION,
    CITIZEN_RESOLVED,
    CITIZEN_REJECTED,
    CITIZEN_REOPENED,
    CITIZEN_INTERIM_REPLY,
    CITIZEN_INFO_TIME_OVER,
    CITIZEN_CLOSED,
    OWNER_ASSIGNED,
    OWNER_WARNING,
    OWNER_OFFICER_DEADLINE,
    OWNER_ANSWER,
    OWNER_COMMENT,
    OWNER_REOPENED,
    SUPERIOR_WARNING,
    SUPERIOR_BREACH,
    SUPERIOR_HELD,
    SUPERIOR_TOP_REMINDER;

    /** Name of the message in {@code templates/}, as {@code complaint-citizen-interim-reply}. */
    public String template() {
        return "complaint-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean forSuperior() {
        return name().startsWith("SUPERIOR_");
    }
}
