package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class RequestContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    TestApi api;

    @Test
    void theCallersIdAndTraceAreTaken() {
        var answer = api.get(
                TestPeople.aCitizen(),
                "/v1/complaint-categories",
                "X-Request-Id",
                "client-id.1_2",
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(answer.header("X-Request-Id")).isEqualTo("client-id.1_2");
        assertThat(answer.header("traceparent")).startsWith("00-" + TRACE + "-").doesNotContain("00f067aa0ba902b7");
    }

    @Test
    void anIdThatIsNoSaneTokenIsReplaced() {
        var answer = api.get(TestPeople.aCitizen(), "/v1/complaint-categories", "X-Request-Id", "a b<script>");
        assertThat(answer.header("X-Request-Id")).hasSize(36).doesNotContain("script");
    }

    @Test
    void aTraceThatIsNoneIsReplaced() {
        assertThat(TraceParent.continued("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01"))
                .doesNotContain("0".repeat(32));
        assertThat(TraceParent.continued("nonsense")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(TraceParent.continued(null)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }
}
