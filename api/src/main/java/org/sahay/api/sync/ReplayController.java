package org.sahay.api.sync;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.PlainCursor;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.sync.ReplayTally.Replayed;
import org.sahay.api.sync.ReplayedJson.CountJson;
import org.sahay.workflows.identity.Actor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator have what could not be read tried again, once it can be. */
@RestController
@RequestMapping(path = "/v1/sync", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sync")
final class ReplayController {
    private static final int MOST = 1_000;
    private static final Pattern CODE = Pattern.compile("[a-z0-9.-]{1,64}");
    private static final PlainCursor CURSORS = new PlainCursor("replay");

    private final Replay replay;

    ReplayController(Replay replay) {
        this.replay = replay;
    }

    @PostMapping(path = "/quarantine:replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "replayQuarantine",
            summary = "Try again what is in quarantine",
            description =
                    "By today's schemas, oldest first, as if each sender corrected it today; what is accepted keeps its"
                            + " server id, and what cannot be stays as it was. Answers how many became what, and nothing of what"
                            + " they are or whose. Where there are more, ask again with next as the cursor.")
    @ApiResponse(responseCode = "200", description = "How many became what")
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.INVALID_VALUE,
        ProblemCode.TEMPORARILY_UNAVAILABLE
    })
    ReplayedJson replay(Actor actor, @RequestBody ReplayJson body) {
        var wanted = new Replay.Wanted(
                checked(body.code(), "code"),
                checked(body.type(), "type"),
                limit(body.limit()),
                body.cursor() == null ? null : CURSORS.place(body.cursor(), UUID::fromString));
        Replayed replayed = replay.replay(actor, wanted);
        UUID next = replayed.next();
        return new ReplayedJson(
                replayed.accepted(),
                CountJson.of(replayed.quarantined()),
                CountJson.of(replayed.refused()),
                replayed.erased(),
                next != null,
                next == null ? null : CURSORS.after(next));
    }

    private static @Nullable String checked(@Nullable String sent, String field) {
        if (sent != null && !CODE.matcher(sent).matches()) {
            throw invalid(field, "1 to 64 of a–z, 0–9, . and -");
        }
        return sent;
    }

    private static int limit(@Nullable Integer sent) {
        if (sent == null) {
            return MOST;
        }
        if (sent < 1 || sent > MOST) {
            throw invalid("limit", "1 to " + MOST);
        }
        return sent;
    }

    private static ProblemException invalid(String field, String rule) {
        return new ProblemException(Problem.of(ProblemCode.INVALID_VALUE, field, rule));
    }
}
