package org.sahay.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class DevMessagesTest {
    @Autowired
    TestApi api;

    @Test
    void staffReadWhatSomebodyWasTold() {
        var answer = api.get(TestPeople.a(Role.OPERATOR), "/v1/dev/messages?to=" + UUID.randomUUID());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("items")).isEmpty();
    }

    @Test
    void nobodyElseDoes() {
        for (Role role : List.of(Role.CITIZEN, Role.CAREGIVER, Role.ASHA)) {
            assertThat(api.get(TestPeople.a(role), "/v1/dev/messages?to=" + UUID.randomUUID())
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aWrongParameterIsNamed() {
        var operator = TestPeople.a(Role.OPERATOR);
        var missing = api.get(operator, "/v1/dev/messages");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.field()).isEqualTo("to");
        assertThat(api.get(operator, "/v1/dev/messages?to=x").field()).isEqualTo("to");
        assertThat(api.get(operator, "/v1/dev/messages?to=" + UUID.randomUUID() + "&kind=SPAM")
                        .field())
                .isEqualTo("kind");
        assertThat(api.get(operator, "/v1/dev/messages?to=%2B919999900000&kind=CITIZEN_ACCEPTED")
                        .json()
                        .get("items"))
                .isEmpty();
        var unknown = api.get(operator, "/v1/dev/messages?to=" + UUID.randomUUID() + "&kinds=CITIZEN_INTERIM_REPLY");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.code()).isEqualTo("unknown-field");
        assertThat(unknown.field()).isEqualTo("kinds");
    }
}
