package org.sahay.api.identity;

import static org.sahay.api.edge.Fields.check;
import static org.sahay.api.edge.Fields.required;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.identity.ProfileJson.DelegationJson;
import org.sahay.api.security.Right;
import org.sahay.store.identity.Delegations;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may act for me. Whether anybody has the id of a helper is nowhere told. */
@RestController
@RequestMapping("/v1/profile/me/delegations")
@Tag(name = "Profile")
final class DelegationController {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Delegations delegations;
    private final Clock clock;

    DelegationController(Delegations delegations, Clock clock) {
        this.delegations = delegations;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "giveDelegation",
            summary = "Let a helper act for me",
            description =
                    "From now until it expires; takes the place of the one there is for this helper. The same request again"
                            + " has the same effect.")
    @ApiResponse(responseCode = "201", description = "Recorded")
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE
    })
    DelegationJson give(Actor actor, @RequestBody NewDelegationJson sent) {
        UUID helper = required(sent.helperId(), "helperId");
        String relation = required(sent.relation(), "relation");
        Instant expiresAt = required(sent.expiresAt(), "expiresAt");
        check(!helper.equals(actor.id()), "helperId", "somebody else than yourself");
        check(
                relation.equals(Role.CAREGIVER.code()) || relation.equals(Role.ASHA.code()),
                "relation",
                "caregiver or asha");
        Instant now = clock.instant();
        check(
                expiresAt.isAfter(now) && !expiresAt.isAfter(now.plus(LONGEST)),
                "expiresAt",
                "in the future and within a year");
        return ProfileViews.shown(
                delegations.give(actor, helper, relation, expiresAt, Right.GIVE_DELEGATION.purpose(actor.role())));
    }

    @DeleteMapping("/{helperId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endDelegation",
            summary = "Let a helper no longer act for me",
            description = "At once; what they did until now stays.")
    @ApiResponse(responseCode = "204", description = "Ended", content = @Content)
    @PossibleProblems(ProblemCode.NOT_FOUND)
    void end(Actor actor, @PathVariable UUID helperId) {
        if (!delegations.end(actor, helperId, Right.END_DELEGATION.purpose(actor.role()))) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_FOUND));
        }
    }
}
