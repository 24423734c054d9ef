package org.sahay.api.staff;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.security.OwnIssuer;
import org.sahay.workflows.identity.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The accounts of staff. */
@RestController
@OwnIssuer
@RequestMapping(path = "/v1/staff", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sign-in")
final class StaffController {
    private final InviteStaff inviteStaff;

    StaffController(InviteStaff inviteStaff) {
        this.inviteStaff = inviteStaff;
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
        String base =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        return InvitationJson.of(inviteStaff.invite(body, actor), base);
    }
}
