package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UuidsTest {
    @ParameterizedTest
    @CsvSource({
        "0e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b, true",
        "0E1F2A3B-4C5D-4E6F-8A9B-0C1D2E3F4A5B, true",
        "0e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5, false",
        "0e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5bc, false",
        "0e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5g, false",
        "0e1f2a3b04c5d-4e6f-8a9b-0c1d2e3f4a5b, false",
        "0e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f-a5b, false",
        "０e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b, false",
        "'', false"
    })
    void onlyTheHyphenatedFormIsOne(String text, boolean uuid) {
        assertThat(Uuids.isUuid(text)).isEqualTo(uuid);
    }
}
