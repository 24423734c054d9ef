package org.sahay.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void aListOfTheKernelHasSinglesAndRanges() {
        assertThat(Cores.numbers("0-2,8,10-11")).containsExactly(0, 1, 2, 8, 10, 11);
        assertThat(Cores.numbers("3")).containsExactly(3);
        assertThat(Cores.numbers("")).isEmpty();
    }
}
