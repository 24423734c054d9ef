package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sahay.api.edge.ProblemCode;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class RememberedTokensTest {
    private final AtomicInteger verifications = new AtomicInteger();
    private boolean live = true;

    private final JwtDecoder verifying = token -> {
        verifications.incrementAndGet();
        if (!token.startsWith("signed")) {
            throw new BadJwtException("The signature is wrong");
        }
        return Jwt.withTokenValue(token).header("alg", "ES256").subject("sub").build();
    };
    private final OAuth2TokenValidator<Jwt> session =
            token -> live ? OAuth2TokenValidatorResult.success() : Refusing.refusal(ProblemCode.SESSION_ENDED);
    private final JwtDecoder tokens = new RememberedTokens(verifying, session);

    @Test
    void aSignatureIsVerifiedOnce() {
        Jwt first = tokens.decode("signed 1");
        assertThat(tokens.decode("signed 1")).isSameAs(first);
        assertThat(tokens.decode("signed 2").getTokenValue()).isEqualTo("signed 2");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void whatMayChangeIsAskedEachTime() {
        tokens.decode("signed 1");
        live = false;
        assertThatThrownBy(() -> tokens.decode("signed 1"))
                .isInstanceOfSatisfying(
                        JwtValidationException.class,
                        refused ->
                                assertThat(Refusing.code(refused.getErrors())).contains(ProblemCode.SESSION_ENDED));
        live = true;
        assertThat(tokens.decode("signed 1").getSubject()).isEqualTo("sub");
    }

    @Test
    void aForgedOneIsVerifiedAgainHoweverOftenItComes() {
        for (int i = 1; i <= 3; i++) {
            assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
            assertThat(verifications).hasValue(i);
        }
    }

    @Test
    void thoseNotUsedForLongestAreForgotten() {
        tokens.decode("signed first");
        for (int i = 0; i < RememberedTokens.MOST; i++) {
            tokens.decode("signed " + i);
        }
        int before = verifications.get();
        tokens.decode("signed " + (RememberedTokens.MOST - 1));
        assertThat(verifications).hasValue(before);
        tokens.decode("signed first");
        assertThat(verifications).hasValue(before + 1);
    }
}
