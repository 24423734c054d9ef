package org.sahay.workflows.complaint;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Actor;

/**
 * One action of one person on one case, as the workflow takes it. Text stays in the vault: here is only whether there is
 * any.
 *
 * @param key the client's idempotency key
 * @param fingerprint hash of the request's body, so that a key with another body is refused
 * @param actor who acts
 * @param action what they do
 * @param hasComment whether a comment, question or answer is stored pending under the key
 * @param reason for REJECT
 * @param rating 1 to 5, for RATE
 * @param assignee for ASSIGN, the named officer as the roster knew them; null when unknown or not named
 * @param assigneeNamed whether an officer was named at all
 * @param office for TRANSFER
 * @param rowSeq the seq of the row the asker has read; a workflow that stands before it adopts the row first. Null: none was read
 */
public record ActionRequest(
        String key,
        String fingerprint,
        Actor actor,
        ComplaintAction action,
        boolean hasComment,
        @Nullable RejectReason reason,
        @Nullable Integer rating,
        @Nullable Candidate assignee,
        boolean assigneeNamed,
        @Nullable OfficeChange office,
        @Nullable Long rowSeq) {

    /** A request that carries nothing but its action. */
    public static ActionRequest bare(Actor actor, ComplaintAction action) {
        return new ActionRequest("", "", actor, action, false, null, null, null, false, null, null);
    }

    /** The same, asked by somebody who has read the row at a seq. */
    public ActionRequest havingRead(long seq) {
        return new ActionRequest(
                key, fingerprint, actor, action, hasComment, reason, rating, assignee, assigneeNamed, office, seq);
    }

    /** The parts of the office a TRANSFER names. */
    public record OfficeChange(
            @Nullable String department,
            @Nullable Integer lgdState,
            @Nullable Integer lgdDistrict) {
        /** The office after the change; a named state with no named district is the caller's error to refuse. */
        public Office applyTo(Office office) {
            return new Office(
                    department != null ? department : office.department(),
                    lgdState != null ? lgdState : office.lgdState(),
                    lgdDistrict != null ? lgdDistrict : office.lgdDistrict());
        }
    }

    public UUID actorId() {
        return actor.id();
    }
}
