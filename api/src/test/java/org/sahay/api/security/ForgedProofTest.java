package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.identity.TestDevice;
import org.sahay.api.identity.TestSignIn;
import org.sahay.api.identity.TestSignIn.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Proofs with the right claims and a signature that proves nothing. */
@ApiTest
class ForgedProofTest {
    private static final String PATH = "/v1/complaint-categories";
    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");

    @Autowired
    TestApi api;

    @Autowired
    TestSignIn signIn;

    private SignedIn me;
    private ECKey key;
    private JWTClaimsSet claims;

    @BeforeEach
    void somebodySignedIn() throws Exception {
        me = signIn.signIn();
        var right = SignedJWT.parse(me.device().proof("GET", api.url(PATH), me.access()));
        key = right.getHeader().getJWK().toECKey();
        claims = right.getJWTClaimsSet();
    }

    @Test
    void withoutASignature() {
        assertForged(raw(Map.of("typ", "dpop+jwt", "alg", "none", "jwk", key.toJSONObject())) + ".");
    }

    @Test
    void withTheDevicesPublicKeyAsASecret() throws Exception {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).jwk(key).build();
        assertForged(signed(header, new MACSigner(key.toECPublicKey().getEncoded())));
    }

    @Test
    void withAPrivateKeyInIt() throws Exception {
        ECKey thief = new ECKeyGenerator(Curve.P_256).generate();
        String input = raw(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", thief.toJSONObject()));
        Base64URL signature = new ECDSASigner(thief)
                .sign(new JWSHeader(JWSAlgorithm.ES256), input.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertForged(input + "." + signature);
    }

    @Test
    void withAnRsaKey() throws Exception {
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(TYPE)
                .jwk(rsa.toPublicJWK())
                .build();
        assertRefused(signed(header, new RSASSASigner(rsa)), "dpop-invalid");
    }

    @Test
    void withAKeyOnAnotherCurve() throws Exception {
        ECKey other = new ECKeyGenerator(Curve.P_384).generate();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES384)
                .type(TYPE)
                .jwk(other.toPublicJWK())
                .build();
        assertForged(signed(header, new ECDSASigner(other)));
    }

    @Test
    void withTheDevicesKeyInItAndAnothersSignature() throws Exception {
        ECKey thief = new ECKeyGenerator(Curve.P_256).generate();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).jwk(key).build();
        assertForged(signed(header, new ECDSASigner(thief)));
    }

    @Test
    void ofAnotherType() {
        assertForged(me.access());
    }

    /** Where there is no token yet, only the proof itself can be wrong. */
    private void assertForged(String proof) {
        assertRefused(proof, "dpop-invalid");
        var answer = api.post(null, "/v1/auth/refresh", "{\"refresh_token\": \"x\"}", "DPoP", proof);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("dpop-invalid");
        assertThat(signIn.refresh(TestDevice.another(), "x").code()).isEqualTo("refresh-refused");
    }

    private void assertRefused(String proof, String code) {
        var answer = signIn.getWith(me.access(), proof, PATH);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP error=\"invalid_dpop_proof\"");
    }

    private String signed(JWSHeader header, JWSSigner signer) throws Exception {
        var proof = new SignedJWT(header, claims);
        proof.sign(signer);
        return proof.serialize();
    }

    private String raw(Map<String, ?> header) {
        String json = JsonMapper.builder().build().writeValueAsString(header);
        return Base64URL.encode(json) + "." + Base64URL.encode(claims.toString());
    }
}
