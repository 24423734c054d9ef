package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class PublicAddressTest {
    private final MockEnvironment environment =
            new MockEnvironment().withProperty("local.server.port", "8443").withProperty("server.ssl.enabled", "true");
    private final PublicAddress address = new PublicAddress("https://sahay.example", environment);

    @Test
    void itIsTheIssuer() {
        assertThat(address.value()).isEqualTo("https://sahay.example");
    }

    @Test
    void onTheLocalPlatformItIsTheListener() {
        environment.addActiveProfile("local");
        assertThat(address.value()).isEqualTo("https://127.0.0.1:8443");
        environment.setProperty("server.ssl.enabled", "false");
        assertThat(address.value()).isEqualTo("http://127.0.0.1:8443");
    }
}
