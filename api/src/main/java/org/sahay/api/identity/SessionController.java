package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.OwnIssuer;
import org.sahay.store.identity.Session;
import org.sahay.store.identity.Sessions;
import org.sahay.workflows.identity.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The devices a person is signed in on. */
@RestController
@OwnIssuer
@RequestMapping("/v1/sessions")
@Tag(name = "Sign-in")
final class SessionController {
    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Live sessions, newest first. */
    @Schema(name = "SessionList")
    record SessionList(List<SessionJson> items) {
        SessionList {
            items = List.copyOf(items);
        }
    }

    @Schema(name = "Session")
    record SessionJson(
            UUID id,
            String role,
            Instant startedAt,
            Instant lastUsedAt,
            Instant expiresAt,

            @Schema(description = "Whether it is the one of this request")
            boolean current) {
        static SessionJson of(Session session, Jwt token) {
            boolean current = session.id().toString().equals(token.getClaimAsString("sid"));
            return new SessionJson(
                    session.id(),
                    session.role().code(),
                    session.startedAt(),
                    session.lastUsedAt(),
                    session.expiresAt(),
                    current);
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listSessions",
            summary = "List the devices I am signed in on",
            description = "Live sessions of the caller, newest first.")
    @ApiResponse(responseCode = "200", description = "The caller's sessions")
    SessionList list(Actor actor, @Parameter(hidden = true) @AuthenticationPrincipal Jwt token) {
        return new SessionList(sessions.of(actor.id()).stream()
                .map(session -> SessionJson.of(session, token))
                .toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endSession",
            summary = "Sign a device out",
            description = "At once: its access token is refused from now on, and so is its refresh token.")
    @ApiResponse(responseCode = "204", description = "Signed out", content = @Content)
    @PossibleProblems(ProblemCode.NOT_FOUND)
    void end(Actor actor, @PathVariable UUID id) {
        if (!sessions.end(actor.id(), id)) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_FOUND));
        }
    }
}
