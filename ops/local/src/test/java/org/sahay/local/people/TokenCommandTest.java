package org.sahay.local.people;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sahay.local.process.LocalFailure;

class TokenCommandTest {
    @Test
    void outsideTheLocalProfileItRefuses() {
        for (String profiles : new String[] {"production", "a,b", "localhost"}) {
            assertThatThrownBy(() -> TokenCommand.refuseOutsideLocal(profiles))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageContaining("SPRING_PROFILES_ACTIVE");
        }
        for (String profiles : new String[] {null, "", "local", "a, local"}) {
            assertThatCode(() -> TokenCommand.refuseOutsideLocal(profiles)).doesNotThrowAnyException();
        }
    }
}
