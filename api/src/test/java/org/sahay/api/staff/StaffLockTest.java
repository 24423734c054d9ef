package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.api.identity.TestDevice;
import org.sahay.api.identity.TestSignIn;
import org.sahay.api.identity.TestSignIn.SignedIn;
import org.sahay.store.identity.People;
import org.sahay.store.roster.ClinicianChange;
import org.sahay.store.roster.Clinicians;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is locked out, left or lost a role does not go on. */
@ApiTest
class StaffLockTest {
    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    TestSignIn signIn;

    @Autowired
    Clinicians clinicians;

    @Autowired
    People persons;

    @Autowired
    JdbcClient jdbc;

    private final TestDevice device = TestDevice.another();
    private Actor admin;
    private TestStaff staff;

    @BeforeEach
    void somebody() {
        admin = people.officer("IN-01");
        staff = new TestStaff(api);
    }

    @Test
    void aLockEndsTheSessionsAtOnceAndLetsNobodyInUntilItIsTakenAway() {
        staff.enrolled(admin, "operator", null);
        var operator = signedIn();
        assertThat(signIn.get(operator, "/v1/sessions").status()).isEqualTo(200);
        assertThat(lock()).isEqualTo(204);
        assertThat(signIn.get(operator, "/v1/sessions").code()).isEqualTo("session-ended");
        assertThat(signIn.refresh(device, operator.refresh()).code()).isEqualTo("refresh-refused");

        var right = staff.typesPassword(staff.asksToSignIn(), TestStaff.PASSWORD);
        var wrong = staff.typesPassword(staff.asksToSignIn(), "a wrong pass phrase");
        assertThat(right.status()).isEqualTo(422).isEqualTo(wrong.status());
        assertThat(withoutToken(right.body())).isEqualTo(withoutToken(wrong.body()));

        assertThat(lock()).isEqualTo(204);
        assertThat(unlock()).isEqualTo(204);
        assertThat(unlock()).isEqualTo(204);
        assertThat(signIn.get(operator, "/v1/sessions").code()).isEqualTo("session-ended");
        var again = staff.asksToSignIn();
        staff.typesPassword(again, TestStaff.PASSWORD);
        TestStaff.codeIn(staff.typesCode(again, staff.code(30)));
        assertThat(jdbc.sql("SELECT operation FROM audit_entry WHERE object_id = ? AND actor_id = ? ORDER BY id")
                        .params(staff.id, admin.id())
                        .query(String.class)
                        .list())
                .containsExactly("staff.invite", "staff.lock", "staff.unlock");
    }

    @Test
    void aLockBetweenTheFactorsRefusesTheSecondAsAWrongOne() {
        staff.enrolled(admin, "operator", null);
        var browser = staff.asksToSignIn();
        staff.typesPassword(browser, TestStaff.PASSWORD);
        var wrong = staff.typesCode(browser, "000000");
        lock();
        for (var refused : new Browser.Page[] {
            staff.typesCode(browser, staff.code(0)),
            browser.submit("/staff/recovery-code", Map.of("recoveryCode", staff.recoveryCodes.get(3)))
        }) {
            assertThat(refused.status()).isEqualTo(422).isEqualTo(wrong.status());
        }
        assertThat(withoutToken(staff.typesCode(browser, staff.code(0)).body())).isEqualTo(withoutToken(wrong.body()));
    }

    @Test
    void aLockBeforeTheExchangeLeavesTheCodeWorthNothing() {
        staff.enrolled(admin, "operator", null);
        String code = staff.signsInForCode();
        lock();
        var refused = staff.exchange(device, code);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aLockedOfficerIsRefusedThoughTheRosterHasThem() {
        staff.enrolled(admin, "district_officer", "TN-CHE-01");
        var officer = signedIn();
        assertThat(lock()).isEqualTo(204);
        try {
            assertThat(signIn.refresh(device, officer.refresh()).code()).isEqualTo("refresh-refused");
        } finally {
            assertThat(unlock()).isEqualTo(204);
        }
    }

    @Test
    void onlyAnotherAdministratorLocksAndOnlyWhatThereIs() {
        staff.enrolled(admin, "operator", null);
        Actor other = people.officer("BR-01");
        assertThat(api.put(other, path(staff.id)).status()).isEqualTo(403);
        assertThat(api.delete(other, path(staff.id)).status()).isEqualTo(403);
        assertThat(api.put(admin, path(admin.id())).status()).isEqualTo(403);
        assertThat(api.put(admin, path(UUID.randomUUID())).code()).isEqualTo("not-found");
        assertThat(api.delete(admin, path(UUID.randomUUID())).code()).isEqualTo("not-found");
    }

    @Test
    void anOperatorWhoseAccountIsLockedDoesNotRefresh() {
        staff.enrolled(admin, "operator", null);
        var operator = signedIn();
        jdbc.sql("UPDATE staff_account SET locked_at = now() WHERE id = ?")
                .param(staff.id)
                .update();
        assertThatRefreshEndsTheSession(operator);
    }

    @Test
    void aClinicianOfTheRosterWhoLeftDoesNotRefresh() {
        clinicians.apply(List.of(clinician(true)));
        staff.enrolled(admin, "clinician", "BR-LOCK-DOC");
        var clinician = signedIn();
        assertThat(signIn.get(clinician, "/v1/profile/me")
                        .json()
                        .at("/roster/code")
                        .asString())
                .isEqualTo("BR-LOCK-DOC");
        clinicians.apply(List.of(clinician(false)));
        assertThatRefreshEndsTheSession(clinician);
        assertThat(staff.typesPassword(staff.asksToSignIn(), TestStaff.PASSWORD).status())
                .isEqualTo(422);
        var refused = new TestStaff(api).invite(admin, Map.of("role", "clinician", "clinicianCode", "BR-LOCK-DOC"));
        assertThat(refused.field()).isEqualTo("clinicianCode");
        assertThat(new TestStaff(api)
                        .invite(admin, Map.of("role", "operator", "clinicianCode", "BR-LOCK-DOC"))
                        .field())
                .isEqualTo("clinicianCode");
    }

    @Test
    void anAshaWhoIsRecordedAsSuchNoMoreDoesNotRefresh() {
        String phone = TestSignIn.aPhone();
        UUID person = UUID.fromString(
                api.claims(signIn.signIn(phone, device).access()).get("sub").asString());
        persons.enrol(person, Role.ASHA, admin);
        UUID challenge = signIn.challenge(phone);
        var asha = TestSignIn.signedIn(
                device,
                signIn.redeem(
                        device,
                        Map.of("challengeId", challenge.toString(), "code", signIn.codeOf(challenge), "role", "asha")));
        var refreshed = TestSignIn.signedIn(device, signIn.refresh(device, asha.refresh()));
        jdbc.sql("DELETE FROM person_role WHERE person_id = ?").param(person).update();
        assertThatRefreshEndsTheSession(refreshed);
    }

    private void assertThatRefreshEndsTheSession(SignedIn who) {
        assertThat(signIn.refresh(device, who.refresh()).code()).isEqualTo("refresh-refused");
        assertThat(signIn.get(who, "/v1/sessions").code()).isEqualTo("session-ended");
    }

    private SignedIn signedIn() {
        return TestSignIn.signedIn(device, staff.exchange(device, staff.signsInForCode()));
    }

    private int lock() {
        return api.put(admin, path(staff.id)).status();
    }

    private int unlock() {
        return api.delete(admin, path(staff.id)).status();
    }

    private static String path(UUID account) {
        return "/v1/staff/" + account + "/lock";
    }

    private static ClinicianChange clinician(boolean active) {
        return new ClinicianChange("BR-LOCK-DOC", "HEALTH_SERVICES", new Area(10, 212), "hi", active);
    }

    private static String withoutToken(String body) {
        return body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}
