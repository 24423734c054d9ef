package org.sahay.api.sync.event;

import java.util.Arrays;
import java.util.Optional;

/** What an event can tell, and the versions its payload has had; each has a schema, {@code <code>.v<version>.json}. */
public enum EventType {
    VITAL_RECORDED("vital.recorded", 1),
    WELLNESS_LOGGED("wellness.logged", 1),
    TRIAGE_SESSION("triage.session", 1),
    SCREENING_RESULT("screening.result", 1),
    THERAPY_PROGRESS("therapy.progress", 1),
    PROFILE_EDITED("profile.edited", 1),
    VISIT_RECORDED("visit.recorded", 1),
    COMPLAINT_FILED("complaint.filed", 1),
    CONSENT_GIVEN("consent.given", 1),
    CONSENT_WITHDRAWN("consent.withdrawn", 1);

    private final String code;
    private final int newestVersion;

    EventType(String code, int newestVersion) {
        this.code = code;
        this.newestVersion = newestVersion;
    }

    /**
     * Whether it says something in the name of whom it is about, and so asks for more of a helper than to look after them: their
     * leave.
     */
    public boolean speaksForItsSubject() {
        return switch (this) {
            case PROFILE_EDITED, COMPLAINT_FILED, CONSENT_GIVEN, CONSENT_WITHDRAWN -> true;
            case VITAL_RECORDED, WELLNESS_LOGGED, TRIAGE_SESSION, SCREENING_RESULT, THERAPY_PROGRESS, VISIT_RECORDED ->
                false;
        };
    }

    /** As on the wire: {@code vital.recorded}. */
    public String code() {
        return code;
    }

    /** Versions are counted from 1; all of them can be read, as old applications go on sending them. */
    public int newestVersion() {
        return newestVersion;
    }

    public static Optional<EventType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
