package org.sahay.api.codec;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.payload.context.WorkflowSerializationContext;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.sahay.api.security.AccessTokens;
import org.sahay.workflows.identity.Actor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages of a Temporal UI: whose login they have, and what payloads they show. */
public final class TestCodec {
    public static final String ORIGIN = "http://127.0.0.1:8233";
    public static final String ORIGIN_BY_NAME = "http://localhost:8233";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final CodecLogins logins;
    private final DataConverter converter;
    private final Map<Actor, String> cookies = new ConcurrentHashMap<>();

    public TestCodec(BeanFactory beans) {
        this.jdbc = beans.getBean(JdbcClient.class);
        this.logins = beans.getBean(CodecLogins.class);
        this.converter = beans.getBean(DataConverter.class);
    }

    /** The login of somebody, who gets an account when they have none that is set up; of whoever is no staff none is there. */
    public String cookie(Actor actor) {
        return AccessTokens.isStaff(actor.role()) ? cookies.computeIfAbsent(actor, this::anotherCookie) : "";
    }

    String anotherCookie(Actor actor) {
        jdbc.sql("""
                        INSERT INTO staff_account (id, role, user_name_hash, user_name_token, password_hash, totp_token,
                            totp_step, invited_at, enrolled_at)
                        VALUES (:id, :role, :hash, gen_random_uuid(), 'none', gen_random_uuid(), 0, now(), now())
                        ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash,
                            totp_token = excluded.totp_token, totp_step = excluded.totp_step, enrolled_at = excluded.enrolled_at
                        WHERE staff_account.password_hash IS NULL
                        """)
                .param("id", actor.id())
                .param("role", actor.role().code())
                .param("hash", actor.id().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .update();
        return "sahay-codec="
                + logins.begin(actor.id(), actor.role(), Instant.now().plusSeconds(1))
                        .orElseThrow();
    }

    /** Takes the accounts away that were made for {@link #cookie}: an officer may have one alone, and another test invites them. */
    public void forget() {
        cookies.clear();
        jdbc.sql("DELETE FROM staff_account WHERE password_hash = 'none'").update();
    }

    /** The body with one payload that holds this text, sealed for the workflow of a complaint. */
    public String sealed(String text, UUID complaint) {
        return body(payload(text, "complaint/" + complaint));
    }

    Payload payload(String text, String workflowId) {
        return converter
                .withContext(new WorkflowSerializationContext("sahay", workflowId))
                .toPayload(text)
                .orElseThrow();
    }

    static String body(Payload... payloads) {
        return JSON.writeValueAsString(Map.of(
                "payloads",
                java.util.Arrays.stream(payloads)
                        .map(payload -> Map.of(
                                "metadata",
                                payload.getMetadataMap().entrySet().stream()
                                        .collect(Collectors.toMap(
                                                Map.Entry::getKey,
                                                value -> base64(value.getValue().toByteArray()))),
                                "data",
                                base64(payload.getData().toByteArray())))
                        .toList()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What a page shows of the payload at a place of an answer. */
    public static String shown(JsonNode answer, int place) {
        JsonNode payload = answer.get("payloads").get(place);
        return new String(
                Base64.getDecoder().decode(payload.get("data").asString()), java.nio.charset.StandardCharsets.UTF_8);
    }
}
