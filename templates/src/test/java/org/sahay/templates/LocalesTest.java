package org.sahay.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class LocalesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi                   | hi
            ta-IN                | ta
            ta-Taml-IN           | ta
            hi_IN                | hi
            hi-IN,en;q=0.8       | hi
            en;q=0.5, ta         | ta
            fr, hi;q=0.1         | hi
            hi;q=0, ta;q=0.2     | ta
            fr                   | en
            *                    | en
            EN-gb                | en
            hi;q=7               | en
            ;;;                  | en
            """)
    void theBestSupportedLanguageIsChosen(String wanted, String expected) {
        assertThat(Locales.resolve(wanted).toLanguageTag()).isEqualTo(expected);
    }

    @Test
    void ofALongListOnlyTheFirstAreLookedAt() {
        String many = "fr-FR,".repeat(10_000);
        assertThat(Locales.resolve("hi," + many)).isEqualTo(Locales.HINDI);
        assertThat(Locales.resolve(many + "hi")).isEqualTo(Locales.ENGLISH);
        assertThat(Locales.resolve("f".repeat(10_000))).isEqualTo(Locales.ENGLISH);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void withoutAWishItIsEnglish(String wanted) {
        assertThat(Locales.resolve(wanted)).isEqualTo(Locales.ENGLISH);
    }
}
