package org.sahay.api.sync.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sahay.templates.Labels;

class SyncTextsTest {
    @Test
    void thereIsATextForEveryFlaw() {
        var keys = new Labels().keys();
        for (FlawCode code : FlawCode.values()) {
            assertThat(keys).contains("sync." + code.code());
        }
    }
}
