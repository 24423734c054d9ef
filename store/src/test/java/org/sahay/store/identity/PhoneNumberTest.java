package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"+919999900001", "9999900001", "09999900001", "99999 00001", "+91-99999-00001", "0091 9999900001"
            })
    void aMobileNumberIsOneHoweverItIsWritten(String text) {
        assertThat(PhoneNumber.parse(text)).contains(new PhoneNumber("+919999900001"));
    }

    @Test
    void numbersInDevanagariDigitsAreNumbers() {
        assertThat(PhoneNumber.parse("९९९९९००००१")).contains(new PhoneNumber("+919999900001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "99999",
                "+91 00000 00001",
                "+911123456789",
                "100",
                "call me",
                "+999999999999",
                "99999000011"
            })
    void whatTakesNoMessagesIsNone(String text) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
    }

    @Test
    void aVeryLongTextIsNotEvenRead() {
        assertThat(PhoneNumber.parse("9".repeat(1_000_000))).isEmpty();
    }

    @Test
    void anotherCountryIsNamedByItsCode() {
        assertThat(PhoneNumber.parse("+44 7400 123456"))
                .contains(new PhoneNumber("+447400123456")); // libphonenumber's example
    }
}
