package org.sahay.api.security;

import java.util.Collection;
import java.util.Optional;
import org.sahay.api.edge.ProblemCode;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** A rule for tokens whose breach is told to the caller with a code of its own. */
record Refusing(ProblemCode code, OAuth2TokenValidator<Jwt> rule) implements OAuth2TokenValidator<Jwt> {
    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return rule.validate(token).hasErrors() ? refusal(code) : OAuth2TokenValidatorResult.success();
    }

    static OAuth2TokenValidatorResult refusal(ProblemCode code) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(code.code()));
    }

    /** The code among a validator's errors, when one of ours is there. */
    static Optional<ProblemCode> code(Collection<OAuth2Error> errors) {
        return errors.stream()
                .flatMap(error -> ProblemCode.of(error.getErrorCode()).stream())
                .findFirst();
    }
}
