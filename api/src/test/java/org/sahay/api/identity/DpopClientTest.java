package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class DpopClientTest {
    @Autowired
    TestApi api;

    @Autowired
    TestSignIn signIn;

    @Test
    void aClientThatSharesNoCodeWithUsSignsInAndGoesOn() throws Exception {
        var summary = DpopClient.build().run(api.url(""), TestSignIn.aPhone(), signIn::codeOf);
        assertThat(summary.get("thumbprint").asString()).hasSize(43);
        assertThat(summary.get("session").asString()).hasSize(36);
        assertThat(summary.get("same").asBoolean()).isTrue();
        assertThat(summary.get("rotated").asBoolean()).isTrue();
    }
}
