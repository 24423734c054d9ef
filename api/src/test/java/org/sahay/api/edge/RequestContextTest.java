package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class RequestContextTest {
    private static final String ID = "0e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    TestApi api;

    @Test
    void theCallersIdAndTraceAreTaken() {
        var answer = api.get(
                TestPeople.aCitizen(),
                "/v1/complaint-categories",
                "X-Request-Id",
                ID,
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(answer.header("X-Request-Id")).isEqualTo(ID);
        assertThat(answer.header("traceparent")).startsWith("00-" + TRACE + "-").doesNotContain("00f067aa0ba902b7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0e1f2a3b4c5d4e6f8a9b0c1d2e3f4a5b",
                "0e1f2a3b4c5d0e6f0a9b0c1d2e3f4a5b",
                "01900000-0000-7000-8000-999990000112"
            })
    void aRandomIdOfTheCallersIsTaken(String id) {
        assertThat(idFor(id)).isEqualTo(id);
    }

    /** An id is in logs, events, histories and the audit trail: nothing of somebody's comes there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b<script>",
                "Sunita.Devi.Patna",
                "client-id.1_2",
                "9999900001",
                "asha-9999900001",
                "00000000-0000-0000-0000-919999900001",
                "00000000000000000000919999900001",
                "91-1234-5678-9012"
            })
    void anIdThatMayBeMadeOfSomebodysNameOrNumberIsReplaced(String id) {
        assertThat(idFor(id)).hasSize(36).isNotEqualTo(id);
    }

    private String idFor(String id) {
        return api.get(TestPeople.aCitizen(), "/v1/complaint-categories", "X-Request-Id", id)
                .header("X-Request-Id");
    }

    @Test
    void aTraceThatIsNoneIsReplaced() {
        assertThat(TraceParent.continued("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01"))
                .doesNotContain("0".repeat(32));
        assertThat(TraceParent.continued("nonsense")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(TraceParent.continued(null)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }
}
