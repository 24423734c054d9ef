package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.workflows.identity.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An office enrols its ASHAs; they sign in as such until it withdraws them. */
@ApiTest
class AshaTest {
    private static final AtomicInteger CODES = new AtomicInteger(1);
    private static final Pattern NEXT = Pattern.compile("<(.*)>; rel=\"next\"");

    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    TestSignIn signIn;

    @Autowired
    JdbcClient jdbc;

    private final String phone = TestSignIn.aPhone();
    private final String code = "TEST-ASHA-" + CODES.getAndIncrement();
    private Actor patna;
    private Actor chennai;

    @BeforeEach
    void officers() {
        patna = people.officer("BR-PAT-01");
        chennai = people.officer("TN-CHE-01");
    }

    @Test
    void sheSignsInAsAnAshaFromHerEnrolmentToItsEnd() {
        assertThat(asAsha(TestDevice.another()).status()).isEqualTo(403);
        String id = enrolled(patna, code, phone, 212, "[246302, 246301, 246302]");

        var device = TestDevice.another();
        var asha = TestSignIn.signedIn(device, asAsha(device));
        var profile = signIn.get(asha, "/v1/profile/me").json();
        assertThat(profile.get("asha").get("code").asString()).isEqualTo(code);
        assertThat(profile.get("asha").get("lgdVillages").toString()).isEqualTo("[246301,246302]");
        var citizen = signIn.signIn(phone, TestDevice.another());
        assertThat(signIn.get(citizen, "/v1/profile/me").json().has("asha")).isFalse();

        assertThat(api.delete(chennai, "/v1/ashas/" + id).status()).isEqualTo(404);
        assertThat(signIn.get(asha, "/v1/sessions").status()).isEqualTo(200);
        assertThat(api.delete(patna, "/v1/ashas/" + id).status()).isEqualTo(204);
        assertThat(signIn.get(asha, "/v1/sessions").code()).isEqualTo("session-ended");
        assertThat(signIn.refresh(device, asha.refresh()).code()).isEqualTo("refresh-refused");
        assertThat(asAsha(TestDevice.another()).status()).isEqualTo(403);
        assertThat(signIn.get(citizen, "/v1/sessions").status()).isEqualTo(200);
        assertThat(api.delete(patna, "/v1/ashas/" + id).status()).isEqualTo(404);
    }

    @Test
    void theSameAgainSetsHerVillagesAnew() {
        String id = enrolled(patna, code, phone, 212, "[1]");
        assertThat(enrolled(patna, code, phone, 212, "[2, 3]")).isEqualTo(id);
        assertThat(villages(patna, id)).isEqualTo("[2,3]");
        assertThat(enrolled(people.officer("BR-01"), code, phone, 209, "[4]")).isEqualTo(id);
        assertThat(listed(patna)).doesNotContain(id);
    }

    @Test
    void aCodeAndAPhoneBelongTogetherUntilTheyAreWithdrawn() {
        String id = enrolled(patna, code, phone, 212, "[1]");
        String other = TestSignIn.aPhone();
        assertThat(enrol(patna, code, other, 10, 212, "[1]").code()).isEqualTo("asha-conflict");
        assertThat(enrol(patna, code + "-B", phone, 10, 212, "[1]").code()).isEqualTo("asha-conflict");
        assertThat(enrol(chennai, code, phone, 33, 568, "[1]").code()).isEqualTo("asha-conflict");
        assertThat(jdbc.sql("SELECT count(*) FROM asha WHERE code LIKE ?")
                        .param(code + "%")
                        .query(Integer.class)
                        .single())
                .isOne();
        api.delete(patna, "/v1/ashas/" + id);
        assertThat(enrolled(patna, code, other, 212, "[1]")).isNotEqualTo(id);
        enrolled(chennai, code + "-B", phone, 568, "[1]");
    }

    @Test
    void anOfficerSeesThoseOfTheirAreaPageByPage() {
        String here = enrolled(patna, code, phone, 212, "[1]");
        for (int i = 0; i < 100; i++) {
            enrolled(patna, code + "-%03d".formatted(i), TestSignIn.aPhone(), 212, "[1]");
        }
        var all = listed(patna);
        assertThat(all).contains(here).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        assertThat(listed(people.officer("IN-01"))).contains(here);
        assertThat(listed(chennai)).doesNotContain(here);
        for (String cursor : List.of("none", "YXNoYQ", "%F0%9F%98%80")) {
            assertThat(api.get(patna, "/v1/ashas?cursor=" + cursor).status()).isEqualTo(400);
        }
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        assertRefused(enrol(patna, "low", phone, 10, 212, "[1]"), "code", 422);
        assertRefused(enrol(patna, "91-1234-5678-9012", phone, 10, 212, "[1]"), "code", 422);
        assertRefused(enrol(patna, code, "12", 10, 212, "[1]"), "phone", 422);
        assertRefused(enrol(patna, code, phone, 99, 212, "[1]"), "lgdState", 422);
        assertRefused(enrol(patna, code, phone, 10, 1, "[1]"), "lgdDistrict", 422);
        assertRefused(enrol(patna, code, phone, 33, 212, "[1]"), "lgdDistrict", 422);
        assertRefused(enrol(patna, code, phone, 10, 212, "[]"), "lgdVillages", 422);
        assertRefused(enrol(patna, code, phone, 10, 212, "[1, 0]"), "lgdVillages[1]", 422);
        assertRefused(enrol(patna, code, phone, 10, 212, "[null]"), "lgdVillages[0]", 422);
        assertThat(enrol(patna, code, phone, 33, 568, "[1]").code()).isEqualTo("forbidden");
        assertRefused(api.post(patna, "/v1/ashas", "{\"code\": \"ABC\"}"), "phone", 422);
    }

    @Test
    void theTrailSaysWhoEnrolledWhom() {
        String id = enrolled(patna, code, phone, 212, "[1]");
        api.delete(patna, "/v1/ashas/" + id);
        assertThat(jdbc.sql("""
                                SELECT operation FROM audit_entry
                                WHERE object_id = :id AND actor_id = :by AND subject_citizen IS NOT NULL ORDER BY id
                                """)
                        .param("id", UUID.fromString(id))
                        .param("by", patna.id())
                        .query(String.class)
                        .list())
                .containsExactly("asha.enrol", "asha.withdraw");
    }

    private Answer asAsha(TestDevice device) {
        UUID challenge = signIn.challenge(phone);
        return signIn.redeem(
                device, Map.of("challengeId", challenge.toString(), "code", signIn.codeOf(challenge), "role", "asha"));
    }

    private String enrolled(Actor by, String ashaCode, String ashaPhone, int district, String villages) {
        Answer answer = enrol(by, ashaCode, ashaPhone, district == 568 ? 33 : 10, district, villages);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private Answer enrol(Actor by, String ashaCode, String ashaPhone, int state, int district, String villages) {
        return api.post(
                by,
                "/v1/ashas",
                "{\"code\": \"%s\", \"phone\": \"%s\", \"lgdState\": %d, \"lgdDistrict\": %d, \"lgdVillages\": %s}"
                        .formatted(ashaCode, ashaPhone, state, district, villages));
    }

    private List<String> listed(Actor by) {
        var ids = new ArrayList<String>();
        String page = "/v1/ashas";
        while (page != null) {
            Answer answer = api.get(by, page);
            assertThat(answer.status()).isEqualTo(200);
            answer.json().get("items").forEach(item -> ids.add(item.get("id").asString()));
            page = answer.response()
                    .headers()
                    .firstValue("Link")
                    .map(NEXT::matcher)
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> matcher.group(1))
                    .orElse(null);
        }
        return ids;
    }

    private String villages(Actor by, String id) {
        for (var item : api.get(by, "/v1/ashas").json().get("items")) {
            if (item.get("id").asString().equals(id)) {
                return item.get("lgdVillages").toString();
            }
        }
        return "none";
    }

    private static void assertRefused(Answer answer, String field, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("field").asString()).isEqualTo(field);
    }
}
