package org.sahay.api.staff;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.OwnIssuer;
import org.sahay.store.staff.StaffLocks;
import org.sahay.workflows.identity.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of staff. */
@RestController
@OwnIssuer
@RequestMapping(path = "/v1/staff", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sign-in")
final class StaffController {
    private final InviteStaff inviteStaff;
    private final PublicAddress address;
    private final StaffLocks locks;

    StaffController(InviteStaff inviteStaff, PublicAddress address, StaffLocks locks) {
        this.inviteStaff = inviteStaff;
        this.address = address;
        this.locks = locks;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "inviteStaff",
            summary = "Invite somebody of staff to set up an account",
            description = "Answers with a link that is good once, for a day, and is sent to nobody: hand it over in"
                    + " person. Repeated for the same person it gives a new link and the former one is worth nothing; so"
                    + " does somebody begin anew who lost their password or authenticator app, and all their sessions end"
                    + " then.")
    @ApiResponse(responseCode = "201", description = "Invited")
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.STAFF_ACCOUNT_CONFLICT,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE
    })
    InvitationJson invite(Actor actor, @RequestBody NewStaffJson body) {
        return InvitationJson.of(inviteStaff.invite(body, actor), address.value());
    }

    @PutMapping("/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "lockStaff",
            summary = "Lock an account of staff",
            description =
                    "At once: all its sessions end, and until it is unlocked nobody signs in with it or refreshes;"
                            + " they are answered as for a wrong password. Nobody locks their own account.")
    @ApiResponse(responseCode = "204", description = "Locked", content = @Content)
    @PossibleProblems(ProblemCode.NOT_FOUND)
    void lock(Actor actor, @PathVariable UUID id) {
        if (actor.id().equals(id)) {
            throw new ProblemException(Problem.of(ProblemCode.FORBIDDEN));
        }
        requireThere(locks.lock(id, actor));
    }

    @DeleteMapping("/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "unlockStaff",
            summary = "Unlock an account of staff",
            description = "Its owner signs in as before; the sessions that ended stay over.")
    @ApiResponse(responseCode = "204", description = "Unlocked", content = @Content)
    @PossibleProblems(ProblemCode.NOT_FOUND)
    void unlock(Actor actor, @PathVariable UUID id) {
        requireThere(locks.unlock(id, actor));
    }

    private static void requireThere(boolean there) {
        if (!there) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_FOUND));
        }
    }
}
