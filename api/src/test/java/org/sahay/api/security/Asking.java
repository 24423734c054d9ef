package org.sahay.api.security;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.codec.TestCodec;
import org.sahay.api.complaint.Standings;
import org.sahay.api.complaint.Standings.Subject;
import org.sahay.api.identity.TestDevice;
import org.sahay.api.identity.TestSignIn;
import org.sahay.api.sync.SyncBodies;
import org.sahay.store.identity.Asha;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import tools.jackson.databind.json.JsonMapper;

/** How each operation is asked about a subject. */
final class Asking {
    private static final String[] EVERY_VIEW = {
        "", "&view=mine", "&view=inbox", "&view=area", "&view=breaching", "&view=held"
    };

    private static final String CHANGES = "/v1/sync/changes?deviceId=tablet-of-nobody&limit=500";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a process says about itself. */
    private static final String OPENED = "of a workflow";

    private final TestApi api;
    private final TestCodec codec;
    private final Function<UUID, UUID> newSessionOf;
    private final Function<UUID, UUID> newHelperOf;
    private final Supplier<UUID> newAccount;
    private final Function<UUID, UUID> newFlagOf;
    private final Function<Subject, Asha> ashaOf;

    Asking(
            TestApi api,
            TestCodec codec,
            Function<UUID, UUID> newSessionOf,
            Function<UUID, UUID> newHelperOf,
            Supplier<UUID> newAccount,
            Function<UUID, UUID> newFlagOf,
            Function<Subject, Asha> ashaOf) {
        this.api = api;
        this.codec = codec;
        this.newAccount = newAccount;
        this.newFlagOf = newFlagOf;
        this.ashaOf = ashaOf;
        this.newSessionOf = newSessionOf;
        this.newHelperOf = newHelperOf;
    }

    /** @throws IllegalArgumentException for an operation that nobody has said here how to ask */
    Answer answer(String operation, @Nullable Actor caller, Subject subject) {
        String id = subject.id();
        return switch (operation) {
            case "listComplaintCategories" -> api.get(caller, "/v1/complaint-categories");
            case "fileComplaint" -> file(caller, subject);
            case "listComplaints" -> api.get(caller, "/v1/complaints?number=" + subject.number());
            case "readComplaint" -> api.get(caller, "/v1/complaints/" + id);
            case "actOnComplaint" -> act(caller, id, Map.of("action", "COMMENT", "comment", Standings.SEALED_WORDS));
            case "listDevMessages" -> api.get(caller, "/v1/dev/messages?to=" + subject.citizen());
            case "requestSignInCode" ->
                api.post(caller, "/v1/auth/otp", "{\"phone\": \"" + TestSignIn.aPhone() + "\"}");
            case "redeemSignInCode" ->
                withProof(
                        caller,
                        "/v1/auth/token",
                        Map.of("challengeId", UUID.randomUUID().toString(), "code", "000000"));
            case "refreshTokens" -> withProof(caller, "/v1/auth/refresh", Map.of("refresh_token", "none"));
            case "readSigningKeys" -> api.get(caller, "/oauth2/jwks");
            case "listSessions" -> api.get(caller, "/v1/sessions");
            case "endSession" -> api.delete(caller, "/v1/sessions/" + session(subject));
            case "readProfile" -> api.get(caller, "/v1/profile/me");
            case "listMyAudit" -> api.get(caller, "/v1/audit/me?limit=200");
            case "changeProfile" ->
                api.patch(caller, "/v1/profile/me", "{\"name\": \"" + Standings.SEALED_WORDS + "\"}", "If-Match", "*");
            case "listProfileHistory" -> api.get(caller, "/v1/profile/me/history");
            case "restoreProfileEdit" ->
                api.post(caller, "/v1/profile/me/history/" + edit(subject) + ":restore", "", "If-Match", "*");
            case "giveDelegation" -> delegate(caller, subject.citizen());
            case "endDelegation" -> api.delete(caller, "/v1/profile/me/delegations/" + helper(subject));
            case "inviteStaff" ->
                api.post(
                        caller,
                        "/v1/staff",
                        "{\"role\": \"clinician\", \"userName\": \"rights-" + UUID.randomUUID() + "\"}");
            case "enrolAsha" -> enrol(caller, subject);
            case "listAshas" -> api.get(caller, "/v1/ashas");
            case "withdrawAsha" -> api.delete(caller, "/v1/ashas/" + asha(subject));
            case "decodePayloads" -> api.post(caller, "/codec/decode", codec.sealed(OPENED, UUID.fromString(id)));
            case "lockStaff" -> api.put(caller, "/v1/staff/" + account(subject) + "/lock");
            case "unlockStaff" -> api.delete(caller, "/v1/staff/" + account(subject) + "/lock");
            case "sendEvents" ->
                api.post(caller, "/v1/sync/events:batch", SyncBodies.batch(SyncBodies.aVital(subject.citizen())));
            case "listChanges" -> {
                recorded(subject);
                yield api.get(caller, CHANGES);
            }
            case "listQuarantine" -> {
                quarantined(subject);
                yield api.get(caller, "/v1/sync/quarantine");
            }
            case "resubmitEvent" -> {
                Quarantined sent = quarantined(subject);
                yield api.post(
                        caller,
                        "/v1/sync/quarantine/" + sent.id() + ":resubmit",
                        SyncBodies.aVital(sent.eventId(), subject.citizen()));
            }
            case "replayQuarantine" ->
                api.post(caller, "/v1/sync/quarantine:replay", "{\"code\": \"of-nobody\", \"limit\": 1}");
            case "listMetrics" -> api.get(caller, "/v1/wellness/metrics");
            case "readSeries" -> api.get(caller, "/v1/wellness/series?metric=systolic&citizen=" + subject.citizen());
            case "listFlags" -> api.get(caller, "/v1/wellness/flags?citizen=" + subject.citizen());
            case "acknowledgeFlag" -> api.post(caller, "/v1/wellness/flags/" + flag(subject) + ":acknowledge", "");
            default -> throw new IllegalArgumentException("Say here how to ask " + operation + " about a subject");
        };
    }

    /** The cell of the table: status, the problem's code, and for a list whether it, in any view, shows the subject. */
    String cell(String operation, @Nullable Actor caller, Subject subject, Answer answer) {
        if (answer.status() >= 400) {
            return answer.status() + " " + answer.code();
        }
        return switch (operation) {
            case "listComplaints" -> answer.status() + shownIf(isListed(caller, subject));
            case "listSessions" -> answer.status() + shownIf(isListed(caller, session(subject)));
            case "decodePayloads" ->
                answer.status() + (TestCodec.shown(answer.json(), 0).contains(OPENED) ? " opened" : " sealed");
            case "listAshas" -> answer.status() + shownIf(isAshaListed(caller, subject));
            case "listMyAudit" ->
                answer.status() + shownIf(answer.response().body().contains(subject.id()));
            case "sendEvents" ->
                answer.status() + " " + answer.json().at("/acks/0/status").asString();
            case "resubmitEvent" ->
                answer.status() + " " + answer.json().get("status").asString();
            case "listChanges" ->
                answer.status() + shownIf(answer.response().body().contains(aboutSubject(subject)));
            case "listProfileHistory" -> answer.status() + shownIf(isEditListed(caller, subject));
            case "listQuarantine" -> answer.status() + shownIf(isQuarantineListed(caller, subject));
            default -> Integer.toString(answer.status());
        };
    }

    private static String shownIf(boolean shown) {
        return shown ? " shown" : " hidden";
    }

    private boolean isListed(@Nullable Actor caller, Subject subject) {
        return Stream.of(EVERY_VIEW)
                .map(view -> api.get(caller, "/v1/complaints?number=" + subject.number() + view))
                .anyMatch(list -> list.response().body().contains(subject.id()));
    }

    private boolean isListed(@Nullable Actor caller, UUID session) {
        return api.get(caller, "/v1/sessions").response().body().contains(session.toString());
    }

    Answer act(@Nullable Actor caller, String id, Map<String, ?> body) {
        return api.act(caller, id, body, "Idempotency-Key", "one-key-for-all");
    }

    /** Something that the citizen sent and that has come to where devices are given it. */
    private void recorded(Subject subject) {
        if (subject.exists()) {
            var citizen = new Actor(subject.citizen(), Role.CITIZEN, Area.COUNTRY);
            api.post(citizen, "/v1/sync/events:batch", SyncBodies.batch(SyncBodies.aVital(subject.citizen())));
            Awaitility.await()
                    .until(() -> api.get(citizen, CHANGES).response().body().contains(aboutSubject(subject)));
        }
    }

    private static String aboutSubject(Subject subject) {
        return "\"subject\":\"" + subject.citizen() + "\"";
    }

    private record Quarantined(UUID id, UUID eventId) {}

    /** Something that the citizen sent just now and that cannot be read. */
    private Quarantined quarantined(Subject subject) {
        UUID eventId = UUID.randomUUID();
        if (!subject.exists()) {
            return new Quarantined(UUID.randomUUID(), eventId);
        }
        String event = SyncBodies.ofAnUnknownType(eventId, subject.citizen(), Standings.SEALED_WORDS);
        Answer answer = api.post(
                new Actor(subject.citizen(), Role.CITIZEN, Area.COUNTRY),
                "/v1/sync/events:batch",
                SyncBodies.batch(event));
        return new Quarantined(
                UUID.fromString(answer.json().at("/acks/0/serverId").asString()), eventId);
    }

    private boolean isQuarantineListed(@Nullable Actor caller, Subject subject) {
        String id = quarantined(subject).id().toString();
        return api.get(caller, "/v1/sync/quarantine").response().body().contains(id);
    }

    /** Something that the citizen changed in their profile just now. */
    private UUID edit(Subject subject) {
        if (!subject.exists()) {
            return UUID.randomUUID();
        }
        var citizen = new Actor(subject.citizen(), Role.CITIZEN, Area.COUNTRY);
        String change = "{\"name\": \"" + Standings.SEALED_WORDS + " " + UUID.randomUUID() + "\"}";
        api.patch(citizen, "/v1/profile/me", change, "If-Match", "*");
        Answer history = api.get(citizen, "/v1/profile/me/history");
        return UUID.fromString(history.json().at("/items/0/id").asString());
    }

    private boolean isEditListed(@Nullable Actor caller, Subject subject) {
        String id = edit(subject).toString();
        return api.get(caller, "/v1/profile/me/history").response().body().contains(id);
    }

    private UUID session(Subject subject) {
        return subject.exists() ? newSessionOf.apply(subject.citizen()) : UUID.randomUUID();
    }

    private UUID flag(Subject subject) {
        return subject.exists() ? newFlagOf.apply(subject.citizen()) : UUID.randomUUID();
    }

    private UUID account(Subject subject) {
        return subject.exists() ? newAccount.get() : UUID.randomUUID();
    }

    private UUID asha(Subject subject) {
        return subject.exists() ? ashaOf.apply(subject).id() : UUID.randomUUID();
    }

    private boolean isAshaListed(@Nullable Actor caller, Subject subject) {
        String id = asha(subject).toString();
        return api.get(caller, "/v1/ashas").response().body().contains(id);
    }

    private Answer enrol(@Nullable Actor caller, Subject subject) {
        int state = subject.exists() ? ashaOf.apply(subject).lgdState() : 10;
        int district = subject.exists() ? ashaOf.apply(subject).lgdDistrict() : 212;
        Map<String, ?> body = Map.of(
                "code",
                "RIGHTS-"
                        + UUID.randomUUID().toString().toUpperCase(Locale.ROOT).substring(0, 18),
                "phone",
                TestSignIn.aPhone(),
                "lgdState",
                state,
                "lgdDistrict",
                district,
                "lgdVillages",
                List.of(246301));
        Answer answer = api.post(caller, "/v1/ashas", JSON.writeValueAsString(body));
        if (answer.status() == 201) {
            api.delete(caller, "/v1/ashas/" + answer.json().get("id").asString());
        }
        return answer;
    }

    private UUID helper(Subject subject) {
        return subject.exists() ? newHelperOf.apply(subject.citizen()) : UUID.randomUUID();
    }

    private Answer delegate(@Nullable Actor caller, UUID helper) {
        Map<String, String> body = Map.of(
                "helperId",
                helper.toString(),
                "relation",
                "caregiver",
                "expiresAt",
                Instant.now().plus(Duration.ofDays(1)).toString());
        return api.post(caller, "/v1/profile/me/delegations", JSON.writeValueAsString(body));
    }

    private Answer withProof(@Nullable Actor caller, String path, Map<String, String> body) {
        String proof = TestDevice.another().proof("POST", api.url(path), null);
        return api.post(caller, path, JSON.writeValueAsString(body), "DPoP", proof);
    }

    private Answer file(@Nullable Actor caller, Subject subject) {
        boolean forOneself = caller == null || caller.id().equals(subject.citizen());
        String body = Standings.aComplaint(forOneself ? "" : Standings.onBehalfOf(subject.citizen()));
        return api.post(
                caller,
                "/v1/complaints",
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
