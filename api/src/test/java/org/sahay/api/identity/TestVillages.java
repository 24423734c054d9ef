package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.sahay.api.TestApi;
import org.sahay.workflows.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who lives in which village of Chennai, and who looks after it. Everybody is synthetic, and so are the villages. */
public final class TestVillages {
    private static final String ME = "/v1/profile/me";

    private final TestApi api;
    private final JdbcClient jdbc;

    public TestVillages(TestApi api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    /** Has somebody who need not have a phone look after one village, and no other, as an ASHA. */
    public void assign(UUID person, int village) {
        jdbc.sql("INSERT INTO person (id, phone_token, enrolled_at) VALUES (?, ?, now()) ON CONFLICT DO NOTHING")
                .params(person, UUID.randomUUID())
                .update();
        jdbc.sql("""
                        INSERT INTO asha (id, code, person_id, lgd_state, lgd_district, lgd_villages, enrolled_at)
                        VALUES (:id, 'VILLAGE-' || :id, :person, 33, 568, ARRAY[:village]::integer[], now())
                        ON CONFLICT (person_id) WHERE withdrawn_at IS NULL
                        DO UPDATE SET lgd_villages = excluded.lgd_villages
                        """)
                .param("id", UUID.randomUUID())
                .param("person", person)
                .param("village", village)
                .update();
    }

    /** The person tells where they live. */
    public void settle(Actor person, int village) {
        settle(person, 33, 568, village);
    }

    public void settle(Actor person, int state, int district, int village) {
        patch(person, """
                {"village": {"lgdState": %d, "lgdDistrict": %d, "lgdVillage": %d}}
                """.formatted(state, district, village));
    }

    /** The person takes back where they live. */
    public void unsettle(Actor person) {
        patch(person, "{\"village\": null}");
    }

    private void patch(Actor person, String body) {
        var answer = api.patch(person, ME, body, "If-Match", "*");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }
}
