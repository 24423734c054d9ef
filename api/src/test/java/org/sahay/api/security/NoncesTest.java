package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class NoncesTest {
    private static final Instant START = Instant.ofEpochSecond(150 * 1_000_000L);

    @Test
    void aNonceIsGoodForItsPeriodAndTheNext() {
        String nonce = at(Duration.ZERO).current();
        assertThat(at(Duration.ofSeconds(149)).current()).isEqualTo(nonce);
        assertThat(at(Duration.ofSeconds(150)).current()).isNotEqualTo(nonce);
        assertThat(at(Duration.ofSeconds(299)).accepts(nonce)).isTrue();
        assertThat(at(Duration.ofSeconds(300)).accepts(nonce)).isFalse();
        assertThat(at(Duration.ofSeconds(-1)).accepts(nonce)).isFalse();
    }

    @Test
    void whoeverLacksTheKeyMakesNone() {
        var other = Nonces.ofThisInstance(Clock.fixed(START, ZoneOffset.UTC));
        assertThat(at(Duration.ZERO).accepts(other.current())).isFalse();
        assertThat(at(Duration.ZERO).accepts("")).isFalse();
        assertThat(at(Duration.ZERO).accepts(null)).isFalse();
    }

    private static Nonces at(Duration later) {
        return new Nonces(new byte[32], Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }
}
