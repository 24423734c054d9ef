package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sahay.api.edge.ProblemException;
import org.sahay.workflows.identity.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OperationsTest {
    private final List<String> all = new ArrayList<>(
            Arrays.stream(Right.values()).map(Right::operationId).toList());

    /** No static class, and so not found by the scan of those tests that start the application. */
    @RestController
    class Forgotten {
        @GetMapping("/v1/forgotten")
        String read() {
            return "";
        }
    }

    @Hidden
    @RestController
    class Page {
        @GetMapping("/page")
        String read() {
            return "";
        }
    }

    @Test
    void anOperationWithoutARowKeepsTheApplicationFromStarting() {
        all.add("readEverything");
        assertThatThrownBy(() -> Operations.requireSame(all, presence -> true))
                .hasMessageContaining("the operation readEverything has no row");
    }

    @Test
    void aHandlerThatIsNoPageOfTheDocumentationIsAnOperation() {
        try (var context = new StaticWebApplicationContext()) {
            context.getBeanFactory().registerSingleton("forgotten", new Forgotten());
            context.getBeanFactory().registerSingleton("page", new Page());
            context.refresh();
            var mapping = new RequestMappingHandlerMapping();
            mapping.setApplicationContext(context);
            mapping.afterPropertiesSet();
            assertThatThrownBy(() -> new Operations(mapping, presence -> true).afterSingletonsInstantiated())
                    .hasMessageContaining("Forgotten#read")
                    .hasMessageNotContaining("Page#read");
        }
    }

    @Test
    void aRowWithoutAnOperationKeepsTheApplicationFromStarting() {
        all.remove("readComplaint");
        assertThatThrownBy(() -> Operations.requireSame(all, presence -> true))
                .hasMessageContaining("the row readComplaint has no operation");
    }

    @Test
    void whatIsForDevelopmentIsThereUnderLocalAlone() {
        assertThatCode(() -> Operations.requireSame(all, presence -> true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Operations.requireSame(all, presence -> presence != Presence.LOCAL))
                .hasMessageContaining("the operation listDevMessages has no row");
        all.remove("listDevMessages");
        assertThatCode(() -> Operations.requireSame(all, presence -> presence != Presence.LOCAL))
                .doesNotThrowAnyException();
    }

    @Test
    void noRoleStandsTwiceInARow() {
        for (Right right : Right.values()) {
            assertThat(right.roles()).as(right.name()).doesNotHaveDuplicates();
            assertThat(right.isOpen()).as(right.name()).isEqualTo(right.roles().isEmpty());
        }
    }

    @Test
    void aRoleThatARowDoesNotNameIsRefused() {
        assertThatThrownBy(() -> Right.FILE_COMPLAINT.grant(Role.CLINICIAN)).isInstanceOf(ProblemException.class);
    }

    private static final Set<Right> VILLAGE =
            EnumSet.of(Right.SEND_EVENTS, Right.RESUBMIT_EVENT, Right.LIST_FLAGS, Right.ACKNOWLEDGE_FLAG);

    @Test
    void aVillageIsReachedByAshasAloneForWhatDevicesSendAndWhatNeedsAttention() {
        for (Right right : Right.values()) {
            for (Role role : right.roles()) {
                boolean records = VILLAGE.contains(right);
                assertThat(right.grant(role).reach() == Reach.SELF_WARD_OR_VILLAGE)
                        .as(right + " " + role)
                        .isEqualTo(role == Role.ASHA && records);
            }
        }
    }

    @Test
    void anOperatorReachesNobodyElseOutsideOfDevelopment() {
        for (Right right : Right.values()) {
            if (right.roles().contains(Role.OPERATOR) && right.presence() != Presence.LOCAL) {
                assertThat(right.grant(Role.OPERATOR).reach())
                        .as(right.name())
                        .isIn(Reach.REFERENCE, Reach.PROCESS, Reach.SELF);
            }
        }
    }
}
