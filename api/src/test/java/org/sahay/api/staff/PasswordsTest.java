package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final Passwords PASSWORDS = new Passwords(); // its dictionaries take a while to read
    private final RecoveryCodes codes = new RecoveryCodes();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            elevenchars          | elevenchars          | staff.enrol.length
            no elevenchars       | no elevenchars       |
            बारह अक्षर वाला शब्द   | बारह अक्षर वाला शब्द   |
            three odd rivers     | three odd riverS     | staff.enrol.different
            I am a.Clerk of here | I am a.Clerk of here | staff.enrol.like-name
            """)
    void aPasswordIsLongAndNotTheName(String password, String again, String refusal) {
        assertThat(PASSWORDS.refusal(password, again, "a.clerk").orElse(null)).isEqualTo(refusal);
    }

    @Test
    void theLongestPasswordHas128Characters() {
        String longest = "பாரதி ஒரு நாள் கடலோரம் நடந்தான்".repeat(5).substring(0, 128);
        assertThat(PASSWORDS.refusal(longest, longest, "name")).isEmpty();
        assertThat(PASSWORDS.refusal(longest + "ஆ", longest + "ஆ", "name")).contains("staff.enrol.length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "P@ssw0rd12345!",
                "qwertyuiop123",
                "Qwertyuiop123",
                "123456789012",
                "aaaaaaaaaaaaaaaaaaaa",
                "twelve chars",
                "Mailcreated5240",
                "Sahay@Health2026",
                "asha-health-sahay",
                "Sahay District Officer India",
                "kumari-2026-officer",
                "सहाय स्वास्थ्य 2026",
                "பாரதி சுகாதாரம் 123",
                "पासवर्डपासवर्ड"
            })
    void whatIsTriedFirstIsRefused(String password) {
        assertThat(PASSWORDS.refusal(password, password, "meena.kumari")).contains("staff.enrol.guessable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "the officer fed a purple heron",
                "vK7fm2rw-x9d",
                "बारह अक्षर वाला शब्द",
                "நான்கு குருவிகள் பறந்தன"
            })
    void whatNobodyFindsSoonIsTaken(String password) {
        assertThat(PASSWORDS.refusal(password, password, "meena.kumari")).isEmpty();
    }

    @Test
    void noneOfTheThreeThousandCommonestPasswordsOfThisLengthIsTaken() {
        assertThat(new CommonPasswords().inOrder())
                .hasSizeGreaterThanOrEqualTo(3_000)
                .allMatch(common ->
                        PASSWORDS.refusal(common, common, "meena.kumari").isPresent());
    }

    @Test
    void whateverSomebodyChoosesIsLookedAtInTime() {
        String dear = "4@8({[<369&#!1/|0$5+7%2/".repeat(6).substring(0, 128);
        assertThat(PASSWORDS.refusal(dear, dear, "meena.kumari")).isEmpty(); // warm
        assertTimeout(Duration.ofSeconds(2), () -> PASSWORDS.refusal(dear, dear, "meena.kumari"));
    }

    @Test
    void aPasswordIsKnownByItsHashHoweverItsLettersWereComposed() {
        String hash = PASSWORDS.hash("caf\u00e9 and a walk");
        assertThat(hash).doesNotContain("walk").isNotEqualTo(PASSWORDS.hash("caf\u00e9 and a walk"));
        assertThat(PASSWORDS.matches("cafe\u0301 and a walk", hash)).isTrue();
        assertThat(PASSWORDS.matches("cafe and a walk", hash)).isFalse();
        assertThat(PASSWORDS.matches("nobody has this one", null)).isFalse();
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
