package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Tokens that say more than is true, or are none of ours, whoever signed them. */
@ApiTest
class ForgedTokensTest {
    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Value("${sahay.state-dir}")
    Path stateFolder;

    @Test
    void aTokenOfOursIsAccepted() throws Exception {
        assertThat(statusWith(signed(claims -> claims))).isEqualTo(200);
    }

    @Test
    void aTokenThatSaysNobodyOrIsNotForUsIs401() throws Exception {
        var forgeries = Map.<String, UnaryOperator<JWTClaimsSet.Builder>>ofEntries(
                Map.entry("an unknown role", claims -> claims.claim("role", "superuser")),
                Map.entry("a role in capitals", claims -> claims.claim("role", "CITIZEN")),
                Map.entry("two roles", claims -> claims.claim("role", List.of("citizen", "national_admin"))),
                Map.entry("no role", claims -> claims.claim("role", null)),
                Map.entry("no subject", claims -> claims.subject(null)),
                Map.entry("a subject that is no id", claims -> claims.subject("admin")),
                Map.entry("no audience", claims -> claims.audience((String) null)),
                Map.entry("another audience", claims -> claims.audience("somebody-else")),
                Map.entry("another issuer", claims -> claims.issuer("https://issuer.invalid")),
                Map.entry("no issuer", claims -> claims.issuer(null)),
                Map.entry("no end", claims -> claims.expirationTime(null)),
                Map.entry("an end long past", claims -> claims.expirationTime(in(Duration.ofHours(-1)))),
                Map.entry("a beginning to come", claims -> claims.notBeforeTime(in(Duration.ofHours(1)))),
                Map.entry("an area in words", claims -> claims.claim("lgd_state", "all")),
                Map.entry("a district of no state", claims -> claims.claim("lgd_district", 212)));
        for (var forgery : forgeries.entrySet()) {
            assertThat(statusWith(signed(forgery.getValue())))
                    .as(forgery.getKey())
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokenWithoutASignatureOrOfAnotherKindIs401() throws Exception {
        assertThat(statusWith(new PlainJWT(aCitizen().build()).serialize())).isEqualTo(401);
        String signed = signed(claims -> claims);
        assertThat(statusWith(signed.substring(0, signed.lastIndexOf('.') + 1))).isEqualTo(401);
        var stronger =
                new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), aCitizen().build());
        byte[] key = TokenKey.in(stateFolder).getEncoded();
        stronger.sign(new MACSigner(java.util.Arrays.copyOf(key, 64)));
        assertThat(statusWith(stronger.serialize())).isEqualTo(401);
    }

    @Test
    void aTokenInTheAddressIsNone() throws Exception {
        String address = "/v1/complaint-categories?access_token=" + signed(claims -> claims);
        assertThat(api.get(null, address).status()).isEqualTo(401);
    }

    @Test
    void anOfficersRoleAndAreaAreTheRosters() {
        Actor patna = people.officer("BR-PAT-01");
        Actor bihar = people.officer("BR-01");
        for (Actor forged : List.of(
                new Actor(patna.id(), Role.STATE_OFFICER, bihar.area()),
                new Actor(patna.id(), Role.DISTRICT_OFFICER, new Area(10, null)),
                new Actor(patna.id(), Role.DISTRICT_OFFICER, new Area(10, 209)),
                new Actor(bihar.id(), Role.NATIONAL_ADMIN, Area.COUNTRY),
                new Actor(bihar.id(), Role.STATE_OFFICER, new Area(33, null)),
                new Actor(UUID.randomUUID(), Role.NATIONAL_ADMIN, Area.COUNTRY))) {
            assertThat(api.get(forged, "/v1/complaints").status())
                    .as(forged.toString())
                    .isEqualTo(403);
        }
    }

    @Test
    void anAreaMakesNobodyAnOfficer() {
        for (Role role : List.of(Role.CITIZEN, Role.CAREGIVER, Role.ASHA)) {
            var withArea = new Actor(UUID.randomUUID(), role, new Area(10, 212));
            assertThat(api.get(withArea, "/v1/complaints?view=area").status()).isEqualTo(403);
            assertThat(api.get(withArea, "/v1/complaints").json().get("items")).isEmpty();
        }
    }

    private JWTClaimsSet.Builder aCitizen() {
        return new JWTClaimsSet.Builder()
                .issuer(LocalTokens.ISSUER)
                .audience(TokenClaims.AUDIENCE)
                .subject(UUID.randomUUID().toString())
                .expirationTime(in(Duration.ofMinutes(5)))
                .claim(TokenClaims.ROLE, "citizen");
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> forgery) throws Exception {
        var token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256), forgery.apply(aCitizen()).build());
        token.sign(new MACSigner(TokenKey.in(stateFolder)));
        return token.serialize();
    }

    private static Date in(Duration duration) {
        return Date.from(Instant.now().plus(duration));
    }

    private int statusWith(String token) {
        return api.send(api.request(null, "/v1/complaint-categories", "Authorization", "Bearer " + token)
                        .GET())
                .status();
    }
}
