package org.sahay.api.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.sahay.store.staff.Invitation;

/** What is handed over; prints without the link. */
@Schema(name = "StaffInvitation")
record InvitationJson(
        @Schema(description = "Id of the account; an officer's is the officer's own")
        UUID id,

        @Schema(description = "To be handed over in person; whoever has it first sets the account up")
        String enrolmentLink,

        @Schema(description = "From when on the link is worth nothing")
        Instant expiresAt) {
    /** @param base address of this API */
    static InvitationJson of(Invitation invitation, String base) {
        return new InvitationJson(invitation.accountId(), EnrolmentLinks.of(invitation, base), invitation.expiresAt());
    }

    @Override
    public String toString() {
        return "InvitationJson";
    }
}
