package org.sahay.workflows.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All identifiers are synthetic; the first is the Health Authority's own placeholder. */
class IdentifiersTest {
    @ParameterizedTest
    @CsvSource({
        "91-1234-5678-9015, 91123456789015, true",
        "91123456789015, 91123456789015, true",
        "91 1234 5678 9015, 91123456789015, true",
        "९१-१२३४-५६७८-९०१५, 91123456789015, true",
        "91-1234-5678-9012, 91123456789012, false",
        "91-1234-5687-9015, 91123456879015, false",
        "00000000000000, 00000000000000, true"
    })
    void anAbhaNumberIsFourteenDigitsAndItsLastOneMayCheckTheOthers(String text, String digits, boolean passes) {
        var number = AbhaNumber.parse(text).orElseThrow();
        assertThat(number.digits()).isEqualTo(digits);
        assertThat(number.passesLuhn()).isEqualTo(passes);
        assertThat(AbhaNumber.parse(number.grouped())).contains(number);
        assertThat(number.toString()).doesNotContain(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9112345678901",
                "911234567890155",
                "91-1234-5678-901A",
                "91_1234_5678_9015",
                "asha.devi@sbx",
                "91.1234.5678.9015",
                "--------------",
                "9112345678901\uD835\uDFD3\uD835\uDFD3"
            })
    void anythingElseIsNoAbhaNumber(String text) {
        assertThat(AbhaNumber.parse(text)).isEmpty();
    }

    @Test
    void everyOneDigitThatIsMistypedIsNoticed() {
        String right = "91123456789015";
        for (int place = 0; place < right.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = right.substring(0, place) + digit + right.substring(place + 1);
                assertThat(new AbhaNumber(typed).passesLuhn()).as(typed).isEqualTo(typed.equals(right));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asha@sbx", "asha.devi@abdm", "a.b1@sbx", "Asha.Devi.1970@abdm", " asha@sbx "})
    void anAbhaAddressKeepsTheAuthoritysPolicy(String text) {
        var address = AbhaAddress.parse(text).orElseThrow();
        assertThat(address.text()).isEqualTo(text.strip());
        assertThat(address.toString()).doesNotContain(address.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ash@sbx",
                "1asha@sbx",
                ".asha@sbx",
                "asha.@sbx",
                "asha_devi@sbx",
                "asha-devi@sbx",
                "आशा.देवी@sbx",
                "asha@ndhm",
                "asha@SBX",
                "asha@sbx@sbx",
                "asha",
                "@sbx",
                "91123456789015"
            })
    void anythingElseIsNoAbhaAddress(String text) {
        assertThat(AbhaAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "hi, hi-Deva",
        "hi-Deva, hi-Deva",
        "HI-deva-in, hi-Deva",
        "hi-IN, hi-Deva",
        "en, en-Latn",
        "mni-Mtei, mni-Mtei",
        "mni-Beng, mni-Beng",
        "ks-Arab, ks-Arab",
        "ks-Deva-IN, ks-Deva",
        "sd-Deva, sd-Deva",
        "gom, kok-Deva",
        "npi-Deva, ne-Deva",
        "ory, or-Orya",
        "sat, sat-Olck",
        "ur, ur-Arab"
    })
    void aLanguageIsKeptWithItsScript(String text, String kept) {
        assertThat(LanguageTag.parse(text).map(LanguageTag::toString)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mni",
                "ks",
                "sd-IN",
                "hi-Latn",
                "ta-Deva",
                "fr",
                "xx-Deva",
                "hi_IN",
                "hi-Deva-x-private",
                "hi-u-nu-deva",
                "en-Latn-IN-oxendict",
                "hindi or english, whichever comes first"
            })
    void aLanguageThatIsNotOursOrASentenceIsNone(String text) {
        assertThat(LanguageTag.parse(text)).isEmpty();
    }

    @Test
    void theTwentyTwoLanguagesAndEnglishAreAllReadBackFromTheirTags() {
        assertThat(Language.values()).hasSize(23);
        for (Language language : Language.values()) {
            for (String script : language.scripts()) {
                var tag = new LanguageTag(language, script);
                assertThat(LanguageTag.parse(tag.toString())).contains(tag);
            }
        }
        assertThat(Arrays.stream(Language.values())
                        .filter(language -> language.scripts().size() > 1))
                .containsExactly(Language.KASHMIRI, Language.MANIPURI, Language.SINDHI);
        assertThatThrownBy(() -> new LanguageTag(Language.TAMIL, "Deva")).isInstanceOf(IllegalArgumentException.class);
    }
}
