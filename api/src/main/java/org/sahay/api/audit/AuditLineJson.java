package org.sahay.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditLine;
import org.sahay.workflows.identity.Role;

/**
 * Who looked, as the person may know it. What the law has them know is which institution holds their data and for what it is used;
 * who of its staff sat there is its own to answer for, and stays in the trail. A helper is the person's own choice, so they are
 * told which one.
 */
@Schema(name = "AuditLine")
record AuditLineJson(
        Instant at,
        Who who,

        @Schema(description = "In which role, as district_officer; system when nobody asked")
        String role,

        @Schema(description = "Which helper, by the id in the caller's delegations; for helpers alone") @Nullable
        UUID helperId,

        @Schema(description = "What was done, as complaint.read")
        String operation,

        @Schema(description = "With what kind of thing, as complaint")
        String objectType,

        UUID objectId,

        @Schema(description = "Why it was allowed, as grievance-redress")
        String purpose) {

    /** Where somebody stands to the person. */
    enum Who {
        ME,
        HELPER,
        STAFF,
        SYSTEM
    }

    static AuditLineJson of(AuditLine line, UUID me) {
        AuditEntry entry = line.entry();
        Who who = who(entry, me);
        return new AuditLineJson(
                line.at(),
                who,
                entry.actorRole(),
                who == Who.HELPER ? entry.actorId() : null,
                entry.operation(),
                entry.objectType(),
                entry.objectId(),
                entry.purpose());
    }

    private static Who who(AuditEntry entry, UUID me) {
        UUID actor = entry.actorId();
        if (actor == null) {
            return Who.SYSTEM;
        }
        if (actor.equals(me)) {
            return Who.ME;
        }
        boolean helps = entry.actorRole().equals(Role.CAREGIVER.code())
                || entry.actorRole().equals(Role.ASHA.code());
        return helps ? Who.HELPER : Who.STAFF;
    }
}
