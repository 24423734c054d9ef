package org.sahay.faults.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.faults.sync.StoredEvents.Sent;

class CommitOrderTest {
    private static final UUID FIRST = UUID.fromString("0199a000-0000-7000-8000-000000000003");
    private static final UUID SECOND = UUID.fromString("0199a000-0000-7000-8000-000000000002");
    private static final UUID THIRD = UUID.fromString("0199a000-0000-7000-8000-000000000001");
    private static final List<UUID> LOG = List.of(FIRST, SECOND, THIRD);

    @Test
    void theOrderOfCommitsIsTheOrderOfEachPartition() {
        assertThat(violations(new Sent(0, FIRST), new Sent(0, SECOND), new Sent(0, THIRD)))
                .isEmpty();
        assertThat(violations(new Sent(0, SECOND), new Sent(1, FIRST), new Sent(0, THIRD)))
                .isEmpty();
        assertThat(violations(new Sent(0, FIRST), new Sent(0, SECOND), new Sent(0, FIRST), new Sent(0, THIRD)))
                .isEmpty();
    }

    @Test
    void whatIsOvertakenIsNamed() {
        assertThat(violations(new Sent(2, SECOND), new Sent(2, FIRST), new Sent(2, THIRD)))
                .containsExactly(FIRST + " was committed before " + SECOND + " and comes after it in partition 2");
    }

    private static List<String> violations(Sent... sent) {
        return CommitOrder.violations(List.of(sent), LOG);
    }
}
