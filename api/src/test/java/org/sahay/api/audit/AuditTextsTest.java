package org.sahay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sahay.api.security.Purpose;
import org.sahay.templates.Labels;
import org.sahay.workflows.complaint.ComplaintEvent;
import org.sahay.workflows.identity.Ground;
import org.sahay.workflows.identity.Role;

class AuditTextsTest {
    @Test
    void everyEventPurposeGroundAndRoleHasItsWords() {
        var events = Arrays.stream(ComplaintEvent.values()).map(event -> "audit.operation.complaint." + event.code());
        var purposes = Arrays.stream(Purpose.values()).map(purpose -> "audit.purpose." + purpose.code());
        var grounds = Arrays.stream(Ground.values()).map(ground -> "audit.ground." + ground.name());
        var roles = Arrays.stream(Role.values()).map(role -> "role." + role.code());
        assertThat(new Labels().keys())
                .containsAll(Stream.of(events, purposes, grounds, roles)
                        .flatMap(keys -> keys)
                        .toList());
    }
}
