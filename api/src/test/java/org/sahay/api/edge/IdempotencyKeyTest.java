package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @Test
    void quotedAndBareAreTheSameKey() {
        assertThat(IdempotencyKey.required("\"abc-1\"")).isEqualTo("abc-1");
        assertThat(IdempotencyKey.required("abc-1")).isEqualTo("abc-1");
        assertThat(IdempotencyKey.required("\"a \\\"b\\\" \\\\c\"")).isEqualTo("a \"b\" \\c");
    }

    @Test
    void theLongestKeyHas255Characters() {
        assertThat(IdempotencyKey.required("k".repeat(255))).hasSize(255);
        assertThatThrownBy(() -> IdempotencyKey.required("k".repeat(256))).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"open", "a b", "ключ", "\"bad \\n escape\""})
    void whatIsNoKeyIsRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.required(header)).hasMessage("invalid-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyHeaderIsAMissingOne(String header) {
        assertThatThrownBy(() -> IdempotencyKey.required(header)).hasMessage("idempotency-key-missing");
        assertThat(IdempotencyKey.orNew(header)).isNotBlank();
    }
}
