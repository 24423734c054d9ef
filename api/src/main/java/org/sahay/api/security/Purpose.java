package org.sahay.api.security;

import java.util.Locale;

/** Why somebody may be shown what concerns a person; on the wire and in the audit trail as {@code own-complaint}. */
public enum Purpose {
    /** A citizen's, or their helper's, own concern. */
    OWN_COMPLAINT,
    /** Who somebody is, shown to themselves. */
    OWN_PROFILE,
    /** What somebody, or their helper, wrote down about their health. */
    OWN_RECORD,
    /** Who looked at somebody's data, shown to themselves. */
    OWN_AUDIT,
    /** An officer answers a grievance. */
    GRIEVANCE_REDRESS,
    /** An office says who works for it. */
    ENROLMENT,
    /** The system is kept running; no person is shown. */
    OPERATION,
    /** Synthetic people on a developer's machine. */
    DEVELOPMENT;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
