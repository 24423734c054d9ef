package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords();
    private final RecoveryCodes codes = new RecoveryCodes();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            elevenchars          | elevenchars          | staff.enrol.length
            twelve chars         | twelve chars         |
            बारह अक्षर वाला शब्द   | बारह अक्षर वाला शब्द   |
            twelve chars         | twelve charS         | staff.enrol.different
            I am a.Clerk of here | I am a.Clerk of here | staff.enrol.like-name
            """)
    void aPasswordIsLongAndNotTheName(String password, String again, String refusal) {
        assertThat(passwords.refusal(password, again, "a.clerk").orElse(null)).isEqualTo(refusal);
    }

    @Test
    void theLongestPasswordHas128Characters() {
        assertThat(passwords.refusal("ஆ".repeat(128), "ஆ".repeat(128), "name")).isEmpty();
        assertThat(passwords.refusal("ஆ".repeat(129), "ஆ".repeat(129), "name")).contains("staff.enrol.length");
    }

    @Test
    void aPasswordIsKnownByItsHashHoweverItsLettersWereComposed() {
        String hash = passwords.hash("caf\u00e9 and a walk");
        assertThat(hash).doesNotContain("walk").isNotEqualTo(passwords.hash("caf\u00e9 and a walk"));
        assertThat(passwords.matches("cafe\u0301 and a walk", hash)).isTrue();
        assertThat(passwords.matches("cafe and a walk", hash)).isFalse();
        assertThat(passwords.matches("nobody has this one", null)).isFalse();
    }

    @Test
    void recoveryCodesAreTenAllDifferentAndReadAsTheyWereTyped() {
        var ten = codes.random();
        assertThat(new HashSet<>(ten)).hasSize(10);
        assertThat(ten.get(3)).matches("3-[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}");
        String hash = codes.hash(ten.get(3));
        var typed = codes.typed(
                        " " + ten.get(3).toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                .orElseThrow();
        assertThat(typed.position()).isEqualTo(3);
        assertThat(codes.matches(typed, hash)).isTrue();
        assertThat(codes.matches(codes.typed(ten.get(4)).orElseThrow(), hash)).isFalse();
        assertThat(codes.typed("3-ABCDE")).isEmpty();
    }
}
