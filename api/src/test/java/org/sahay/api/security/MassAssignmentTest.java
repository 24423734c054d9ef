package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.api.identity.TestDevice;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** No body and no query takes a property that its description does not have: not the ones that answers show, and no forged one. */
@ApiTest
class MassAssignmentTest {
    private static final List<String> FORGED = List.of(
            "id",
            "status",
            "ownerId",
            "owner",
            "role",
            "actor",
            "actorId",
            "citizenId",
            "filerId",
            "level",
            "area",
            "number",
            "acceptedAt",
            "slaPolicy",
            "kase",
            "version",
            "__proto__",
            "class");

    @Autowired
    TestApi api;

    /** Anything may come as the correction of an event: what breaks a rule is said in the answer, and nothing of it is kept. */
    private static final String ANSWERED_FOR_ITSELF = "POST /v1/sync/quarantine/{id}:resubmit";

    private JsonNode document;
    private final Set<String> known = new TreeSet<>(FORGED);

    @Autowired
    TestPeople people;

    @BeforeEach
    void everyNameThereIs() {
        document = api.get(null, "/v3/api-docs").json();
        document.at("/components/schemas")
                .forEach(schema ->
                        schema.path("properties").properties().forEach(property -> known.add(property.getKey())));
    }

    @Test
    void aPropertyThatABodyDoesNotHaveIs400AndNamed() {
        var bodies = new TreeMap<String, JsonNode>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("requestBody")) {
                        bodies.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue());
                    }
                }));
        assertThat(bodies).hasSizeGreaterThanOrEqualTo(7).containsKey("PATCH /v1/profile/me");
        assertThat(bodies.remove(ANSWERED_FOR_ITSELF)).isNotNull();
        bodies.forEach((address, operation) -> {
            JsonNode media =
                    operation.at("/requestBody/content").values().iterator().next();
            ObjectNode example = (ObjectNode) media.get("example");
            tryEach(address, operation, example, example, media.get("schema"), "");
        });
    }

    @Test
    void aQueryParameterThatAListDoesNotHaveIs400() {
        for (String forged : List.of("citizenId", "actor", "actor.role", "role", "lgdState", "ownerId")) {
            var answer = api.get(TestPeople.aCitizen(), "/v1/complaints?" + forged + "=1");
            assertThat(answer.status()).as(forged).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("unknown-field");
        }
    }

    private void tryEach(
            String address, JsonNode operation, ObjectNode body, ObjectNode object, JsonNode schema, String place) {
        JsonNode properties = resolved(schema).path("properties");
        for (String name : known) {
            if (!properties.has(name)) {
                object.put(name, "forged");
                assertRefused(address, operation, body, place + name);
                object.remove(name);
            }
        }
        properties.properties().forEach(property -> {
            if (resolved(property.getValue()).has("properties")) {
                JsonNode before = object.get(property.getKey());
                ObjectNode inner = before instanceof ObjectNode there ? there : object.putObject(property.getKey());
                tryEach(address, operation, body, inner, property.getValue(), place + property.getKey() + ".");
                object.set(property.getKey(), before);
            }
        });
    }

    private void assertRefused(String address, JsonNode operation, ObjectNode body, String field) {
        String role = operation.at("/x-roles/0").asString();
        Actor caller = role.equals("anyone") ? null : caller(Role.of(role));
        String method = address.split(" ", 2)[0];
        String path = address.split(" ", 2)[1].replace("{id}", UUID.randomUUID().toString());
        String type = operation
                .at("/requestBody/content")
                .properties()
                .iterator()
                .next()
                .getKey();
        String proof = TestDevice.another().proof(method, api.url(path), null);
        var answer = api.send(api.request(
                        caller, path, "Content-Type", type, "Idempotency-Key", "forged", "If-Match", "*", "DPoP", proof)
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
        assertThat(answer.status()).as(address + " with " + field).isEqualTo(400);
        assertThat(answer.code()).as(address + " with " + field).isEqualTo("unknown-field");
        assertThat(answer.field()).isEqualTo(field);
    }

    /** An officer acts only when the roster has them. */
    private Actor caller(Role role) {
        return switch (role) {
            case DISTRICT_OFFICER -> people.officer("BR-PAT-01");
            case NATIONAL_ADMIN -> people.officer("IN-01");
            default -> TestPeople.a(role);
        };
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
