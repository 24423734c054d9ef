package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.identity.TestSignIn;
import org.sahay.api.identity.TestSignIn.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What an access token is, and what passes for none; the forgers know everything but our private key. */
@ApiTest
class AccessTokenTest {
    private static final String PATH = "/v1/complaint-categories";

    @Autowired
    TestApi api;

    @Autowired
    TestSignIn signIn;

    @Value("${sahay.state-dir}")
    Path stateFolder;

    private SignedIn me;
    private SignedJWT mine;
    private ECKey published;

    @BeforeEach
    void somebodySignedIn() throws Exception {
        me = signIn.signIn();
        mine = SignedJWT.parse(me.access());
        published = JWKSet.parse(api.get(null, "/oauth2/jwks").response().body())
                .getKeyByKeyId(mine.getHeader().getKeyID())
                .toECKey();
    }

    @Test
    void itIsOneOfRfc9068AndBoundToTheDevice() throws Exception {
        assertThat(mine.verify(new ECDSAVerifier(published))).isTrue();
        assertThat(published.isPrivate()).isFalse();
        assertThat(mine.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        assertThat(mine.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        var claims = mine.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("sahay-api");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("sahay-app");
        assertThat(claims.getStringClaim("role")).isEqualTo("citizen");
        assertThat(claims.getJSONObjectClaim("cnf"))
                .isEqualTo(Map.of("jkt", me.device().thumbprint()));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(AccessTokens.LIFE);
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "client_id", "iat", "exp", "jti", "sid", "role", "cnf");
    }

    @Test
    void theKeysAreTheirOwnersAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(stateFolder.resolve("signing-keys.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void oneThatExpiredIsRefusedByThatName() throws Exception {
        var past = new JWTClaimsSet.Builder(mine.getJWTClaimsSet())
                .issueTime(Date.from(Instant.now().minusSeconds(601)))
                .expirationTime(Date.from(Instant.now().minusSeconds(1)))
                .build();
        assertRefused(signed(ourHeader(), past, new ECDSASigner(ourKey())), "token-expired");
    }

    @Test
    void oneOfAnotherIssuerAudienceOrClientIsRefused() throws Exception {
        var signer = new ECDSASigner(ourKey());
        for (var claim : Map.of("iss", "http://other.invalid", "aud", "other-api", "client_id", "other")
                .entrySet()) {
            var claims = new JWTClaimsSet.Builder(mine.getJWTClaimsSet())
                    .claim(claim.getKey(), claim.getValue())
                    .build();
            assertRefused(signed(ourHeader(), claims, signer), "unauthenticated");
        }
        var idToken =
                new JWSHeader.Builder(ourHeader()).type(JOSEObjectType.JWT).build();
        assertRefused(signed(idToken, mine.getJWTClaimsSet(), signer), "unauthenticated");
    }

    @Test
    void oneWithoutASessionOrWithAnUnknownOneIsRefused() throws Exception {
        for (String session : Arrays.asList(null, UUID.randomUUID().toString())) {
            var claims = new JWTClaimsSet.Builder(mine.getJWTClaimsSet())
                    .claim("sid", session)
                    .build();
            assertRefused(signed(ourHeader(), claims, new ECDSASigner(ourKey())), "session-ended");
        }
    }

    @Test
    void oneThatNobodySignedIsRefused() throws Exception {
        assertRefused(new PlainJWT(mine.getJWTClaimsSet()).serialize(), "unauthenticated");
        String[] parts = me.access().split("\\.");
        assertRefused(parts[0] + "." + parts[1] + ".", "unauthenticated");
    }

    @Test
    void oneSignedWithOurPublicKeyAsASecretIsRefused() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(published.getKeyID())
                .build();
        for (byte[] secret : new byte[][] {
            published.toECPublicKey().getEncoded(), published.toJSONString().getBytes()
        }) {
            assertRefused(signed(header, mine.getJWTClaimsSet(), new MACSigner(secret)), "unauthenticated");
        }
    }

    @Test
    void oneThatBringsItsOwnKeyIsRefused() throws Exception {
        ECKey forged =
                new ECKeyGenerator(Curve.P_256).keyID(published.getKeyID()).generate();
        var embedded =
                new JWSHeader.Builder(ourHeader()).jwk(forged.toPublicJWK()).build();
        assertRefused(signed(embedded, mine.getJWTClaimsSet(), new ECDSASigner(forged)), "unauthenticated");
        assertRefused(signed(ourHeader(), mine.getJWTClaimsSet(), new ECDSASigner(forged)), "unauthenticated");
        RSAKey rsa = new RSAKeyGenerator(2048).keyID(published.getKeyID()).generate();
        var rsaHeader = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(published.getKeyID())
                .jwk(rsa.toPublicJWK())
                .build();
        assertRefused(signed(rsaHeader, mine.getJWTClaimsSet(), new RSASSASigner(rsa)), "unauthenticated");
    }

    @Test
    void oneWithClaimsChangedAfterwardsIsRefused() throws Exception {
        var officer = new JWTClaimsSet.Builder(mine.getJWTClaimsSet())
                .claim("role", "national_admin")
                .build();
        String[] parts = me.access().split("\\.");
        String claims = new PlainJWT(officer).serialize().split("\\.")[1];
        assertRefused(parts[0] + "." + claims + "." + parts[2], "unauthenticated");
    }

    private JWSHeader ourHeader() {
        return mine.getHeader();
    }

    private ECKey ourKey() throws Exception {
        return JWKSet.load(stateFolder.resolve("signing-keys.json").toFile())
                .getKeyByKeyId(published.getKeyID())
                .toECKey();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws Exception {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private void assertRefused(String token, String code) {
        String proof = me.device().proof("GET", api.url(PATH), token);
        Answer answer = signIn.getWith(token, proof, PATH);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP error=\"invalid_token\"");
        assertThat(api.get(null, PATH, "Authorization", "Bearer " + token).status())
                .isEqualTo(401);
    }
}
