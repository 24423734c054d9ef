package org.sahay.local.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

class DeviceTest {
    private static final String URL = "http://127.0.0.1:8080/v1/profile/me";

    @Test
    void everyProofIsAnotherOneOfTheSameKey() throws Exception {
        var device = Device.another();
        var one = SignedJWT.parse(device.proof("GET", URL, "token"));
        var other = SignedJWT.parse(device.proof("GET", URL, "token"));
        assertThat(one.getJWTClaimsSet().getJWTID())
                .isNotEqualTo(other.getJWTClaimsSet().getJWTID());
        var key = one.getHeader().getJWK().toECKey();
        assertThat(other.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(key.isPrivate()).isFalse();
    }

    @Test
    void aProofNamesTheTokenOnlyWhenThereIsOne() throws Exception {
        var device = Device.another();
        assertThat(SignedJWT.parse(device.proof("POST", URL, null))
                        .getJWTClaimsSet()
                        .getClaim("ath"))
                .isNull();
        assertThat(SignedJWT.parse(device.proof("GET", URL, "token"))
                        .getJWTClaimsSet()
                        .getStringClaim("ath"))
                .isEqualTo("PEaenWxYddN6Q_NT1PiOYfz4EsZu7jRXRlpAsNpBU-A");
    }
}
