package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpKeyTest {
    /** The key of RFC 6238's test vectors. */
    private static final TotpKey KEY = TotpKey.of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    /** Appendix B of RFC 6238, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(KEY.code(Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-30, true", "30, true", "-60, false", "60, false"})
    void aCodeOfOneStepBeforeOrAfterIsTaken(int seconds, boolean taken) {
        var now = Instant.ofEpochSecond(1_800_000_000);
        String code = KEY.code(now.plusSeconds(seconds));
        assertThat(KEY.step(code, now).isPresent()).isEqualTo(taken);
        if (taken) {
            assertThat(KEY.step(code, now)).hasValue(now.plusSeconds(seconds).getEpochSecond() / 30);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "१२३४५६", "-12345", " 12345"})
    void whatIsNoSixDigitsIsNoCode(String code) {
        assertThat(KEY.step(code, Instant.EPOCH.plusSeconds(60))).isEmpty();
    }

    @Test
    void aNewKeyHas160BitsAndIsReadFromItsText() {
        var key = TotpKey.random();
        assertThat(key.base32())
                .matches("[A-Z2-7]{32}")
                .isNotEqualTo(TotpKey.random().base32());
        assertThat(TotpKey.of(key.base32()).base32()).isEqualTo(key.base32());
        assertThat(key).hasToString("TotpKey");
        assertThatIllegalArgumentException().isThrownBy(() -> TotpKey.of("a1"));
    }

    @Test
    void theUriIsTheOneAppsRead() {
        assertThat(KEY.uri("a@b"))
                .isEqualTo("otpauth://totp/SAHAY:a%40b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=SAHAY"
                        + "&algorithm=SHA1&digits=6&period=30");
    }
}
