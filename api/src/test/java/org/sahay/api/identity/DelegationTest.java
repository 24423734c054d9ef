package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.complaint.Standings;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who lets whom act for them, over HTTP. */
@ApiTest
class DelegationTest {
    private static final String DELEGATIONS = "/v1/profile/me/delegations";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    TestApi api;

    private final Actor me = TestPeople.aCitizen();
    private final Actor helper = TestPeople.a(Role.CAREGIVER);

    @Test
    void aHelperActsFromTheDelegationToItsEndAndBothSeeIt() {
        String complaint = Standings.aComplaint(Standings.onBehalfOf(me.id()));
        assertThat(api.file(helper, complaint).code()).isEqualTo("no-link");

        Answer given = give(Map.of());
        assertThat(given.status()).isEqualTo(201);
        assertThat(profile(me).at("/delegations/given/0")).isEqualTo(given.json());
        assertThat(profile(helper).at("/delegations/received/0")).isEqualTo(given.json());
        assertThat(profile(helper).at("/delegations/given")).isEmpty();
        assertThat(api.file(helper, complaint).status()).isEqualTo(201);

        String address = DELEGATIONS + "/" + helper.id();
        assertThat(api.delete(TestPeople.aCitizen(), address).status()).isEqualTo(404);
        assertThat(api.delete(me, address).status()).isEqualTo(204);
        assertThat(api.delete(me, address).status()).isEqualTo(404);
        assertThat(profile(me).at("/delegations/given")).isEmpty();
        assertThat(api.file(helper, complaint).code()).isEqualTo("no-link");
    }

    @Test
    void givenAgainItTakesThePlaceOfTheOneThereIs() {
        give(Map.of());
        Instant later = Instant.parse("2200-01-01T00:00:00Z");
        assertThat(give(Map.of("expiresAt", later)).status()).isEqualTo(422);
        assertThat(give(Map.of("relation", "asha")).status()).isEqualTo(201);
        JsonNode all = profile(me).at("/delegations/given");
        assertThat(all).hasSize(1);
        assertThat(all.get(0).get("relation").asString()).isEqualTo("asha");
    }

    @Test
    void whatBreaksARuleNamesTheField() {
        assertFault(give(Map.of("helperId", me.id())), "invalid-value", "helperId");
        assertFault(give(Map.of("relation", "neighbour")), "invalid-value", "relation");
        assertFault(give(Map.of("expiresAt", Instant.now().minusSeconds(1))), "invalid-value", "expiresAt");
        assertFault(give(Map.of("expiresAt", Instant.now().plus(Duration.ofDays(367)))), "invalid-value", "expiresAt");
        for (String field : new String[] {"helperId", "relation", "expiresAt"}) {
            var body = body(Map.of());
            body.remove(field);
            assertFault(post(me, body), "missing-field", field);
        }
        assertThat(profile(me).at("/delegations/given")).isEmpty();
    }

    @Test
    void aHelperWhomNobodyKnowsIsTakenLikeAnyOther() {
        assertThat(give(Map.of("helperId", UUID.randomUUID())).status()).isEqualTo(201);
    }

    @Test
    void nobodyGivesOneInAnothersNameOrAsAnythingButACitizen() {
        assertThat(post(helper, body(Map.of("helperId", UUID.randomUUID()))).status())
                .isEqualTo(403);
        assertThat(give(Map.of("citizenId", UUID.randomUUID())).code()).isEqualTo("unknown-field");
    }

    private Answer give(Map<String, Object> changed) {
        return post(me, body(changed));
    }

    private Answer post(Actor actor, Map<String, Object> body) {
        return api.post(actor, DELEGATIONS, JSON.writeValueAsString(body));
    }

    private Map<String, Object> body(Map<String, Object> changed) {
        var body = new HashMap<String, Object>();
        body.put("helperId", helper.id());
        body.put("relation", "caregiver");
        body.put("expiresAt", Instant.now().plus(Duration.ofDays(30)));
        body.putAll(changed);
        return body;
    }

    private JsonNode profile(Actor actor) {
        return api.get(actor, "/v1/profile/me").json();
    }

    private static void assertFault(Answer answer, String code, String field) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
    }
}
