package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.store.database.TestDatabase;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Who sees who somebody is; all people and identifiers are synthetic. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ProfilePrivacyTest {
    private static final String ME = "/v1/profile/me";

    @Autowired
    TestApi api;

    @Autowired
    TestSignIn signIn;

    @Autowired
    TestDatabase database;

    private final Actor me = TestPeople.aCitizen();

    @Test
    void peopleWhoSignedInSeeTheLastDigitsOfTheirPhone() {
        String phone = TestSignIn.aPhone();
        var someone = signIn.signIn(phone, TestDevice.another());
        JsonNode profile = signIn.get(someone, ME).json();
        assertThat(profile.get("phone").asString()).isEqualTo("••••••••" + phone.substring(phone.length() - 2));
        assertThat(profile.get("roles").valueStream().map(JsonNode::asString)).containsExactly("citizen", "caregiver");
        assertThat(signIn.patch(someone, ME, "{\"preferredLanguage\": \"ta\"}", "\"0\"")
                        .json()
                        .get("preferredLanguage")
                        .asString())
                .isEqualTo("ta-Taml");
    }

    @Test
    void everybodyReadsThemselvesAlone() {
        api.patch(me, ME, "{\"name\": \"Asha Devi\"}", "If-Match", "*");
        JsonNode others = api.get(TestPeople.aCitizen(), ME).json();
        assertThat(others.has("name")).isFalse();
        assertThat(others.get("id").asString()).isNotEqualTo(me.id().toString());
        assertThat(api.get(me, "/v1/profile/" + me.id()).status()).isEqualTo(404);
        JsonNode asCaregiver =
                api.get(new Actor(me.id(), Role.CAREGIVER, me.area()), ME).json();
        assertThat(asCaregiver.get("name").asString()).isEqualTo("Asha Devi");
        assertThat(asCaregiver.get("role").asString()).isEqualTo("caregiver");
    }

    @Test
    void whoSomebodyIsStandsNowhereOutsideTheVault(CapturedOutput output) {
        String phone = TestSignIn.aPhone();
        var someone = signIn.signIn(phone, TestDevice.another());
        String name = "Asha Unmistakable";
        signIn.patch(someone, ME, """
                {"name": "%s", "identifiers": [
                  {"type": "ABHA_NUMBER", "value": "91-8765-4321-0987"},
                  {"type": "ABHA_ADDRESS", "value": "asha.unmistakable@sbx"}],
                 "village": {"lgdState": 10, "lgdDistrict": 212, "lgdVillage": 9471182}}
                """.formatted(name), "\"0\"");
        signIn.patch(someone, ME, "{\"name\": \"" + name + " Devi\", \"identifiers\": []}", "\"1\"");
        signIn.patch(someone, ME, "{\"identifiers\": [{\"type\": \"ABHA_NUMBER\", \"value\": \"" + name + "\"}]}", "*");
        assertThat(signIn.get(someone, ME).json().get("version").asLong()).isEqualTo(2);
        for (String secret :
                List.of(name, "91876543210987", "91-8765-4321", "asha.unmistakable", phone, phone.substring(3))) {
            assertThat(output.getAll()).doesNotContain(secret);
            assertThat(tablesWith(secret)).as(secret).isEmpty();
        }
        assertThat(output.getAll()).doesNotContain("9471182");
        assertThat(tablesWithNumber("9471182")).isEmpty();
    }

    private List<String> tablesWith(String words) {
        return tablesWhere("strpos(t::text, ?) > 0", words);
    }

    /** Standing for itself: within a longer one, or within bytes in hexadecimal, it is chance. */
    private List<String> tablesWithNumber(String number) {
        return tablesWhere("t::text ~ ?", "(^|[^0-9a-f])" + number + "([^0-9a-f]|$)");
    }

    private List<String> tablesWhere(String condition, String value) {
        return database
                .jdbc()
                .sql(
                        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('sahay', 'vault')")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> database.jdbc()
                        .sql("SELECT EXISTS (SELECT 1 FROM " + table + " t WHERE " + condition + ")")
                        .param(value)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
