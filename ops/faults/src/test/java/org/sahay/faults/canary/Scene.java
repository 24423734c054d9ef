package org.sahay.faults.canary;

import static org.sahay.faults.canary.Persons.JSON;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Right;
import org.sahay.faults.canary.Persons.Visitor;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.local.people.Device;
import org.sahay.local.platform.LocalSettings;
import org.sahay.workflows.identity.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What must be there before an operation is accepted. One whose example is accepted from anybody in a role that may ask is
 * not mentioned here; any other says here what it needs, and the test names those that do not.
 */
final class Scene {
    private static final List<Role> PREFERRED =
            List.of(Role.CITIZEN, Role.OPERATOR, Role.NATIONAL_ADMIN, Role.DISTRICT_OFFICER);
    private static final int PATNA = 212;
    private static final int BIHAR = 10;

    private final FaultPlatform platform;
    private final Persons persons;
    private final Asking asking;
    private final Canaries canaries;
    private @Nullable String cookieForTemporalUi;

    Scene(FaultPlatform platform, Persons persons, Asking asking, Canaries canaries) {
        this.platform = platform;
        this.persons = persons;
        this.asking = asking;
        this.canaries = canaries;
    }

    /** A new one each time. */
    Setting of(Operation operation) {
        return switch (operation.id()) {
            case "redeemSignInCode" -> codeToRedeem();
            case "refreshTokens" -> tokenToRefresh();
            case "endSession" -> sessionToEnd();
            case "readComplaint" -> complaint();
            case "actOnComplaint" -> complaint().withBody(comment());
            case "listProfileHistory", "restoreProfileEdit" -> edit();
            case "giveDelegation" -> as(operation).withBody(delegation());
            case "endDelegation" -> delegationToEnd();
            case "inviteStaff" -> as(operation).withBody(invitation());
            case "lockStaff", "unlockStaff" -> as(operation).withPath("id", account());
            case "enrolAsha" -> inPatna().withBody(enrolment());
            case "withdrawAsha" -> inPatna().withPath("id", asha());
            case "sendEvents" -> batch();
            case "resubmitEvent" -> eventInQuarantine();
            case "readSeries" -> as(operation).withQuery("metric", "heart_rate");
            case "acknowledgeFlag" -> flagOfOwnReadings();
            case "listChanges" -> as(operation).withQuery("deviceId", "tablet-of-nobody");
            case "decodePayloads" -> pageOfTemporalUi();
            case "listDevMessages" ->
                as(operation).withQuery("to", UUID.randomUUID().toString());
            default -> as(operation);
        };
    }

    /** Somebody who may ask at all. */
    private Setting as(Operation operation) {
        var right = Right.of(operation.id())
                .orElseThrow(() -> new AssertionError(operation.id() + " has no row in Right, so nobody may ask it"));
        if (right.isOpen()) {
            return Setting.of(Map::of);
        }
        Role role = PREFERRED.stream()
                .filter(right.roles()::contains)
                .findFirst()
                .orElseGet(() -> right.roles().getFirst());
        Map<String, String> headers = persons.as(role);
        return Setting.of(() -> headers);
    }

    private Setting codeToRedeem() {
        var device = Device.another();
        var challenge = persons.challenge();
        return Setting.of(() -> persons.proof(device, "/v1/auth/token"))
                .withBody(JSON.valueToTree(Map.of("challengeId", challenge.id(), "code", challenge.code())));
    }

    private Setting tokenToRefresh() {
        Visitor visitor = persons.signIn(null);
        return Setting.of(() -> persons.proof(visitor.who().device(), "/v1/auth/refresh"))
                .withBody(JSON.valueToTree(Map.of("refresh_token", visitor.refresh())));
    }

    private Setting sessionToEnd() {
        Visitor visitor = persons.signIn(null);
        var sessions = persons.ask(
                "listSessions",
                "GET",
                "/v1/sessions",
                () -> persons.proven(visitor, "GET", "/v1/sessions"),
                null,
                List.of());
        String id = sessions.json().get("items").get(0).get("id").asString();
        return Setting.of(() -> persons.proven(visitor, "DELETE", "/v1/sessions/" + id))
                .withPath("id", id);
    }

    private Setting complaint() {
        Map<String, String> citizen = persons.as(Role.CITIZEN);
        Canary description = canaries.make(Kind.SENTENCE, "fileComplaint, description");
        var filed = persons.ask(
                "fileComplaint", "POST", "/v1/complaints", citizen, filing(description.value()), List.of(description));
        return Setting.of(() -> citizen).withPath("id", filed.json().get("id").asString());
    }

    static ObjectNode filing(String description) {
        return JSON.valueToTree(Map.of(
                "category", "OTHER",
                "description", description,
                "language", "hi",
                "channel", "APP",
                "location", Map.of("lgdState", BIHAR, "lgdDistrict", PATNA)));
    }

    private JsonNode comment() {
        Canary comment = canaries.make(Kind.SENTENCE, "actOnComplaint, comment");
        return JSON.valueToTree(Map.of("action", "COMMENT", "comment", comment.value()));
    }

    private Setting edit() {
        Map<String, String> citizen = new HashMap<>(persons.as(UUID.randomUUID(), Role.CITIZEN));
        citizen.put("If-Match", "*");
        Map<String, String> patching = new HashMap<>(citizen);
        patching.put("Content-Type", "application/merge-patch+json");
        Canary name = canaries.make(Kind.WORD, "changeProfile, name");
        JsonNode change = JSON.valueToTree(Map.of("name", name.value()));
        persons.ask("changeProfile", "PATCH", "/v1/profile/me", patching, change, List.of(name));
        String id = persons.ask("listProfileHistory", "GET", "/v1/profile/me/history", citizen, null, List.of())
                .json()
                .at("/items/0/id")
                .asString();
        return Setting.of(() -> citizen).withPath("id", id);
    }

    private static JsonNode delegation() {
        return JSON.valueToTree(Map.of(
                "helperId",
                UUID.randomUUID(),
                "relation",
                "asha",
                "expiresAt",
                Instant.now().plus(Duration.ofDays(30)).toString()));
    }

    private Setting delegationToEnd() {
        Map<String, String> citizen = persons.as(Role.CITIZEN);
        JsonNode given = delegation();
        persons.ask("giveDelegation", "POST", "/v1/profile/me/delegations", citizen, given, List.of());
        return Setting.of(() -> citizen)
                .withPath("helperId", given.get("helperId").asString());
    }

    private JsonNode invitation() {
        Canary name = canaries.make(Kind.WORD, "inviteStaff, userName");
        return JSON.valueToTree(Map.of("role", "operator", "userName", name.value()));
    }

    private String account() {
        Map<String, String> administrator = persons.as(Role.NATIONAL_ADMIN);
        return persons.ask("inviteStaff", "POST", "/v1/staff", administrator, invitation(), List.of())
                .json()
                .get("id")
                .asString();
    }

    private Setting pageOfTemporalUi() {
        Map<String, String> headers = Map.of(
                "Origin", platform.settings().temporalUiUrl(),
                "Cookie", cookieForTemporalUi(),
                "X-Namespace", LocalSettings.NAMESPACE);
        return Setting.of(() -> headers);
    }

    /** One for all, as setting an account up takes a while. */
    private synchronized String cookieForTemporalUi() {
        if (cookieForTemporalUi == null) {
            cookieForTemporalUi = new StaffJourney(persons, asking, canaries).cookieForTemporalUi();
        }
        return cookieForTemporalUi;
    }

    private Setting batch() {
        UUID citizen = UUID.randomUUID();
        Map<String, String> headers = persons.as(citizen, Role.CITIZEN);
        return Setting.of(() -> headers).withBody(batchOf(visit(UUID.randomUUID(), citizen, "visit.recorded")));
    }

    private Setting eventInQuarantine() {
        UUID citizen = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        Map<String, String> headers = persons.as(citizen, Role.CITIZEN);
        var sent = persons.ask(
                "sendEvents",
                "POST",
                "/v1/sync/events:batch",
                headers,
                batchOf(visit(event, citizen, "visit.dreamt")),
                List.of());
        return Setting.of(() -> headers)
                .withPath("id", sent.json().at("/acks/0/serverId").asString())
                .withBody(visit(event, citizen, "visit.recorded"));
    }

    private static ObjectNode batchOf(JsonNode event) {
        ObjectNode batch = JSON.valueToTree(Map.of("deviceId", "tablet-of-nobody"));
        batch.withArray("events").add(event);
        return batch;
    }

    private JsonNode visit(UUID id, UUID citizen, String type) {
        Canary note = canaries.make(Kind.SENTENCE, "sendEvents, note");
        return JSON.valueToTree(Map.of(
                "id",
                id,
                "type",
                type,
                "schemaVersion",
                1,
                "subject",
                citizen,
                "clientTime",
                Instant.now().toString(),
                "deviceSeq",
                1,
                "payload",
                Map.of("kind", "HOME", "outcome", "MET", "note", note.value())));
    }

    /** Of an ASHA's own, as if it had been raised by what she sent. */
    private Setting flagOfOwnReadings() {
        UUID asha = UUID.randomUUID();
        UUID flag = UUID.randomUUID();
        String sql =
                "insert into sahay.wellness_flag (id, subject, metric, key_id, value, measured_at, readings, raised_at,"
                        + " state) values ('" + flag + "', '" + asha
                        + "', 'systolic', 1, 171, now(), 1, now(), 'OPEN')";
        try (var connection = DriverManager.getConnection(platform.settings().jdbcUrl("sahay"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        Map<String, String> headers = persons.as(asha, Role.ASHA);
        return Setting.of(() -> headers).withPath("id", flag.toString());
    }

    private Setting inPatna() {
        Map<String, String> officer = persons.officer(platform.officer(Role.DISTRICT_OFFICER, BIHAR, PATNA));
        return Setting.of(() -> officer);
    }

    private JsonNode enrolment() {
        Canary phone = canaries.make(Kind.PHONE, "enrolAsha, phone");
        var body = new HashMap<String, Object>();
        body.put(
                "code",
                "BR-PATNA-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT));
        body.put("phone", phone.value());
        body.put("lgdState", BIHAR);
        body.put("lgdDistrict", PATNA);
        body.put("lgdVillages", List.of(246301));
        return JSON.valueToTree(body);
    }

    private String asha() {
        return persons.ask("enrolAsha", "POST", "/v1/ashas", inPatna().headers().get(), enrolment(), List.of())
                .json()
                .get("id")
                .asString();
    }
}
