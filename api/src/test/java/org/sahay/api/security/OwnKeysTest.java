package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.api.TestPeople;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Our own tokens as they are without the profile {@code local}. */
class OwnKeysTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    @Test
    void theCommandLinesTokensAreWorthNothing() throws Exception {
        String local = LocalTokens.in(folder).issue(TestPeople.aCitizen(), Duration.ofMinutes(5));
        JwtDecoder decoder = decoder(tokens(aKey("one")));
        assertThatThrownBy(() -> decoder.decode(local)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void tokensOfTheKeyBeforeAreGoodUntilItIsTakenOut() throws Exception {
        ECKey before = aKey("before");
        ECKey after = aKey("after");
        String old = issue(tokens(before));
        var changed = tokens(after, before);
        assertThat(decoder(changed).decode(old).getSubject()).isNotBlank();
        assertThat(decoder(changed).decode(issue(changed)).getHeaders()).containsEntry("kid", "after");
        JwtDecoder takenOut = decoder(tokens(after));
        assertThatThrownBy(() -> takenOut.decode(old)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aKeyThatOnlyChecksMayFollowButNotLead() throws Exception {
        ECKey signs = aKey("signs");
        ECKey checks = aKey("checks");
        assertThat(keys(signs, checks.toPublicJWK()).published().getKeys()).hasSize(2);
        assertThatThrownBy(() -> keys(checks.toPublicJWK(), signs))
                .hasMessage("The first of the signing keys must be a private one");
    }

    @Test
    void aDamagedFileIsNotRepeatedInTheError() throws Exception {
        Path file = Files.writeString(folder.resolve("damaged.json"), "{\"keys\": \"a secret\"");
        assertThatThrownBy(() -> SigningKeys.of(file))
                .hasMessage("The signing keys are no JWK set")
                .hasNoCause();
    }

    private AccessTokens tokens(ECKey... keys) throws Exception {
        return new AccessTokens(keys(keys), "https://sahay.invalid", CLOCK);
    }

    private SigningKeys keys(JWK... keys) throws Exception {
        String json = new JWKSet(List.of(keys)).toString(false);
        return SigningKeys.of(Files.writeString(folder.resolve("keys.json"), json));
    }

    private static ECKey aKey(String name) throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
    }

    private static String issue(AccessTokens tokens) {
        return tokens.issue(TestPeople.aCitizen(), UUID.randomUUID(), "x".repeat(43));
    }

    private static JwtDecoder decoder(AccessTokens tokens) {
        return tokens.reader(token -> OAuth2TokenValidatorResult.success()).decoder();
    }
}
