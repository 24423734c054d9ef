package org.sahay.api.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecCookieTest {
    @Test
    void itGoesToTheCodecAloneEncryptedAndToNoScript() {
        assertThat(new CodecCookie(true).holding("value", Duration.ofMinutes(30)))
                .startsWith("__Secure-sahay-codec=value;")
                .contains("Path=/codec", "Max-Age=1800", "Secure", "HttpOnly", "SameSite=None")
                .doesNotContain("Domain");
        assertThat(new CodecCookie(false).gone())
                .startsWith("sahay-codec=;")
                .contains("Path=/codec", "Max-Age=0", "Secure", "HttpOnly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "http://temporal.example.in",
                "https://*.example.in",
                "https://temporal.example.in/",
                "http://localhost.example.in"
            })
    void whatIsNoExactOriginIsRefused(String origin) {
        var properties = new CodecProperties(List.of(origin));
        assertThatThrownBy(() -> properties.checked(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sahay.codec.ui-origins holds '" + origin + "'");
    }

    @Test
    void plainHttpIsForThisMachineAndTheProfileLocalAlone() {
        var here = new CodecProperties(List.of("http://localhost:8233", "http://127.0.0.1:8233"));
        assertThatCode(() -> here.checked(true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> here.checked(false)).isInstanceOf(IllegalStateException.class);
        var elsewhere = new CodecProperties(List.of("https://temporal.example.in:8443"));
        assertThatCode(() -> elsewhere.checked(false)).doesNotThrowAnyException();
    }
}
