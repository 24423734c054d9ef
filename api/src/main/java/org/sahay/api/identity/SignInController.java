package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.PossibleProblems;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemWriter;
import org.sahay.api.security.DeviceKey;
import org.sahay.api.security.OwnIssuer;
import org.sahay.store.identity.ShortLivedStateUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in with a phone, and going on with a device's session. */
@RestController
@OwnIssuer
@RequestMapping(path = "/v1/auth", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sign-in")
final class SignInController {

    private final SignIn signIn;
    private final ProblemWriter problems;

    SignInController(SignIn signIn, ProblemWriter problems) {
        this.signIn = signIn;
        this.problems = problems;
    }

    @PostMapping(path = "/otp", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "requestSignInCode",
            summary = "Have a code sent to a phone",
            description = "Six digits, good for five minutes and five tries. The answer is the same whether or not"
                    + " anybody has signed in with this phone before.")
    @ApiResponse(responseCode = "202", description = "A code is on its way")
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE,
        ProblemCode.SIGN_IN_UNAVAILABLE
    })
    ChallengeJson sendCode(
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = "Accept-Language", required = false)
                    @Nullable
                    String language,
            @RequestBody CodeRequestJson body) {
        return ChallengeJson.of(signIn.sendCode(body, language));
    }

    @PostMapping(path = "/token", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "redeemSignInCode",
            summary = "Sign in with a code",
            description = "Starts a session that belongs to the key of the proof: its tokens are worth nothing without"
                    + " it. Wrong, used, expired and unknown codes are refused alike. Whoever has not signed in before is"
                    + " enrolled as a citizen.")
    @ApiResponse(responseCode = "200", description = "Signed in")
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.SIGN_IN_REFUSED,
        ProblemCode.FORBIDDEN,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE,
        ProblemCode.SIGN_IN_UNAVAILABLE
    })
    TokensJson redeem(DeviceKey device, @RequestBody CodeJson body) {
        return signIn.redeem(body, device);
    }

    @PostMapping(path = "/refresh", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "refreshTokens",
            summary = "Exchange a refresh token",
            description = "Each is good once. The same device may repeat a lost exchange for a minute and gets the same"
                    + " answer; any other repetition ends the session, for somebody has a copy.")
    @ApiResponse(responseCode = "200", description = "New tokens of the same session")
    @PossibleProblems({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.REFRESH_REFUSED,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.MISSING_FIELD,
        ProblemCode.INVALID_VALUE
    })
    TokensJson refresh(DeviceKey device, @RequestBody RefreshJson body) {
        return signIn.refresh(body, device);
    }

    @ExceptionHandler
    void unavailable(
            ShortLivedStateUnavailableException unavailable, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, Problem.away(ProblemCode.SIGN_IN_UNAVAILABLE));
    }
}
