package org.sahay.api.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.complaint.Standings;
import org.sahay.api.security.Holders;
import org.sahay.store.identity.Sessions;
import org.sahay.store.staff.StaffAccounts;
import org.sahay.store.staff.StaffLocks;
import org.sahay.store.temporal.SahayDataConverter;
import org.sahay.store.vault.Envelopes;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payloads of workflows, as pages of the Temporal UI ask for them. */
@ApiTest
class CodecTest {
    private static final String DECODE = "/codec/decode";

    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    TestCodec codec;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StaffLocks locks;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    Holders holders;

    @Autowired
    Sessions sessions;

    @Autowired
    Envelopes envelopes;

    private Actor operator;

    @BeforeEach
    void somebody() {
        operator = TestPeople.a(Role.OPERATOR);
    }

    @AfterEach
    void forgetAccounts() {
        codec.forget();
    }

    private Payload sealed(UUID complaint) {
        return codec.payload("due at noon", "complaint/" + complaint);
    }

    @Test
    void anOperatorReadsWhatIsSealedAndTheTrailSaysSo() {
        Actor citizen = TestPeople.aCitizen();
        UUID complaint = UUID.fromString(
                api.file(citizen, Standings.aComplaint("")).json().get("id").asString());
        var plain = SahayDataConverter.create().toPayload("never sealed").orElseThrow();
        Answer answer = api.post(
                operator,
                DECODE + "?preserveStorageRefs=true",
                TestCodec.body(sealed(complaint), plain, sealed(complaint)));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(TestCodec.shown(answer.json(), 0)).isEqualTo("\"due at noon\"");
        assertThat(TestCodec.shown(answer.json(), 1)).isEqualTo("\"never sealed\"");
        assertThat(TestCodec.shown(answer.json(), 2)).isEqualTo("\"due at noon\"");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(TestCodec.ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");

        var entry = jdbc.sql("""
                        SELECT e.subject_citizen, e.purpose, e.operation, e.session, e.basis, r.namespace, r.workflow_id, r.payloads
                        FROM audit_entry e JOIN payload_reading r ON r.id = e.object_id
                        WHERE e.actor_id = ? AND e.object_type = 'payload_reading'
                        """).param(operator.id()).query().singleRow();
        assertThat(entry)
                .containsEntry("subject_citizen", citizen.id())
                .containsEntry("purpose", "operation")
                .containsEntry("operation", "payload.read")
                .containsEntry("basis", "OPERATION")
                .containsEntry(
                        "session", sessions.of(operator.id()).getFirst().id().toString())
                .containsEntry("namespace", "sahay")
                .containsEntry("workflow_id", "complaint/" + complaint)
                .containsEntry("payloads", 2);
        assertThat(api.get(citizen, "/v1/audit/me").response().body()).contains("payload.read");
    }

    @Test
    void whatWasNeverSealedIsNobodysReading() {
        var plain = SahayDataConverter.create().toPayload("never sealed").orElseThrow();
        assertThat(api.post(operator, DECODE, TestCodec.body(plain)).status()).isEqualTo(200);
        assertThat(readings(operator)).isZero();
    }

    @Test
    void everybodyElseOfStaffIsToldThatItIsSealedInTheirLanguage() {
        for (Actor somebody : List.of(people.officer("BR-PAT-01"), TestPeople.a(Role.CLINICIAN))) {
            String body = TestCodec.body(sealed(UUID.randomUUID()));
            Answer english = api.post(somebody, DECODE, body);
            assertThat(english.status()).isEqualTo(200);
            assertThat(TestCodec.shown(english.json(), 0)).startsWith("\"Sealed: your role does not read this");
            Answer hindi = api.post(somebody, DECODE, body, "Accept-Language", "hi");
            assertThat(TestCodec.shown(hindi.json(), 0)).contains("सीलबंद").doesNotContain("noon");
            assertThat(readings(somebody)).isZero();
        }
    }

    @Test
    void withoutALoginNothingIsAnswered() {
        String body = TestCodec.body(sealed(UUID.randomUUID()));
        Answer nobody = api.post(null, DECODE, body);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.code()).isEqualTo("unauthenticated");
        assertThat(nobody.header("Access-Control-Allow-Origin")).isEqualTo(TestCodec.ORIGIN);
        assertThat(nobody.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(post(body, "Authorization", "Bearer " + api.token(operator)).status())
                .isEqualTo(401);
        String cookie = codec.anotherCookie(operator);
        for (String forged :
                new String[] {"", "sahay-codec=", "sahay-codec=a.b", cookie + "A", cookie.replace('.', '_')}) {
            assertThat(post(body, "Cookie", forged + ";").status()).as(forged).isEqualTo(401);
        }
    }

    @Test
    void aLoginEndsWithItsSessionItsAccountOrItsHalfHour() {
        String body = TestCodec.body(sealed(UUID.randomUUID()));
        String ended = codec.anotherCookie(operator);
        assertThat(post(body, "Cookie", ended).status()).isEqualTo(200);
        sessions.end(operator.id(), sessions.of(operator.id()).getFirst().id());
        assertThat(post(body, "Cookie", ended).status()).isEqualTo(401);

        String later = codec.anotherCookie(operator);
        String value = later.substring(later.indexOf('=') + 1);
        assertThat(logins(Duration.ofMinutes(29)).find(value)).isPresent();
        assertThat(logins(Duration.ofMinutes(31)).find(value)).isEmpty();

        locks.lock(operator.id(), people.officer("IN-01"));
        assertThat(post(body, "Cookie", later).status()).isEqualTo(401);
    }

    private CodecLogins logins(Duration from) {
        return new CodecLogins(accounts, holders, sessions, envelopes, Clock.offset(Clock.systemUTC(), from));
    }

    @Test
    void pagesOfTheTemporalUiMayAskByEitherNameAndNobodyElse() {
        for (String origin : List.of(TestCodec.ORIGIN, TestCodec.ORIGIN_BY_NAME)) {
            Answer preflight = preflight(DECODE, origin);
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(preflight.header("Access-Control-Allow-Credentials")).isEqualTo("true");
            assertThat(asked(origin, codec.anotherCookie(operator)).status()).isEqualTo(200);
            assertThat(preflight("/v1/complaints", origin).status()).isEqualTo(403);
        }
        for (String origin : List.of("http://127.0.0.1:8234", "https://evil.example", "null")) {
            assertThat(preflight(DECODE, origin).status()).isEqualTo(403);
            Answer refused = asked(origin, codec.anotherCookie(operator));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(asked(api.url(""), codec.anotherCookie(operator)).status()).isEqualTo(403);
        assertThat(asked("", codec.anotherCookie(operator)).status()).isEqualTo(403);
    }

    @Test
    void anotherNamespaceIsRefused() {
        String body = TestCodec.body(sealed(UUID.randomUUID()));
        String cookie = codec.anotherCookie(operator);
        for (String namespace : List.of("default", "")) {
            var answer = api.send(api.request(null, "/codec/decode")
                    .setHeader("X-Namespace", namespace)
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.field()).isEqualTo("X-Namespace");
        }
        assertThat(readings(operator)).isZero();
    }

    @Test
    void whatCannotBeOpenedSaysWhyAndTheRestIsShown() {
        Payload whole = sealed(UUID.randomUUID());
        Payload keyless = whole.toBuilder()
                .putMetadata("encryption-key-id", ByteString.copyFromUtf8("4711"))
                .build();
        Payload moved = whole.toBuilder()
                .putMetadata("workflow-id", ByteString.copyFromUtf8("complaint/" + UUID.randomUUID()))
                .build();
        Answer answer = api.post(operator, DECODE, TestCodec.body(keyless, moved, whole));
        assertThat(TestCodec.shown(answer.json(), 0)).contains("4711", "key file");
        assertThat(TestCodec.shown(answer.json(), 1)).contains("not as it was sealed");
        assertThat(TestCodec.shown(answer.json(), 2)).isEqualTo("\"due at noon\"");
        assertThat(readings(operator)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"payloads\": [null]}",
                "{\"payloads\": [{}]}",
                "{\"payloads\": [{\"metadata\": {\"encoding\": null}}]}",
                "{\"payloads\": [{\"metadata\": {\"encoding\": \"%\"}}]}",
                "{\"payloads\": [{\"metadata\": {}, \"data\": \"no base64\"}]}"
            })
    void whatAreNoPayloadsIsRefusedByName(String body) {
        Answer answer = api.post(operator, DECODE, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).startsWith("payloads");
    }

    @Test
    void thereIsAMostOfThem() {
        var many = Collections.nCopies(1_001, Map.of("metadata", Map.of()));
        String body = tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(Map.of("payloads", many));
        Answer answer = api.post(operator, DECODE, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo("payloads");
        assertThat(api.post(operator, DECODE + "?other=1", "{\"payloads\": []}").status())
                .isEqualTo(400);
    }

    private int readings(Actor reader) {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE actor_id = ? AND operation = 'payload.read'")
                .param(reader.id())
                .query(Integer.class)
                .single();
    }

    private Answer post(String body, String header, String value) {
        return api.send(api.request(null, DECODE, header, value, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer preflight(String path, String origin) {
        return api.send(api.request(null, path)
                .setHeader("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-namespace")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private Answer asked(String origin, String cookie) {
        return api.send(api.request(null, DECODE, "Cookie", cookie, "Content-Type", "application/json")
                .setHeader("Origin", origin)
                .POST(BodyPublishers.ofString(TestCodec.body(sealed(UUID.randomUUID())))));
    }
}
