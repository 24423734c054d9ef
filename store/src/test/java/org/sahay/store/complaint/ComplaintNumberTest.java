package org.sahay.store.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComplaintNumberTest {
    @Test
    void theCheckDigitIsDamms() {
        assertThat(ComplaintNumber.checkDigit("572")).isEqualTo('4');
        assertThat(ComplaintNumber.checkDigit("5724")).isEqualTo('0');
    }

    @Test
    void everyNumberMadeIsValid() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(ComplaintNumber.random()).matches(ComplaintNumber::isValid);
        }
    }

    @Test
    void everyWrongDigitAndEverySwapOfNeighboursIsFound() {
        for (int i = 0; i < 100; i++) {
            String number = ComplaintNumber.random();
            for (int place = 0; place < 10; place++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    String other = number.substring(0, place) + digit + number.substring(place + 1);
                    assertThat(ComplaintNumber.isValid(other)).isEqualTo(other.equals(number));
                }
            }
            for (int place = 0; place < 9; place++) {
                String swapped = number.substring(0, place)
                        + number.charAt(place + 1)
                        + number.charAt(place)
                        + number.substring(place + 2);
                assertThat(ComplaintNumber.isValid(swapped)).isEqualTo(swapped.equals(number));
            }
        }
    }

    @Test
    void whatIsNoTenDigitsIsInvalid() {
        assertThat(ComplaintNumber.isValid("")).isFalse();
        assertThat(ComplaintNumber.isValid("5724")).isFalse();
        assertThat(ComplaintNumber.isValid("५७२४५७२४५७")).isFalse();
    }
}
