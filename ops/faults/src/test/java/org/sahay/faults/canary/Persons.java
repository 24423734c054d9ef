package org.sahay.faults.canary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sahay.faults.load.Credentials;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.local.people.Device;
import org.sahay.local.people.SignedIn;
import org.sahay.local.process.Await;
import org.sahay.workflows.identity.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who asks: people whose phones are canaries, and officers. */
final class Persons {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final int NOT_NOW = 503;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FaultPlatform platform;
    private final Asking asking;
    private final Canaries canaries;
    private final Map<String, String> operator;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Persons(FaultPlatform platform, Asking asking, Canaries canaries) {
        this.platform = platform;
        this.asking = asking;
        this.canaries = canaries;
        this.operator = bearer(platform.plainToken(UUID.randomUUID(), Role.OPERATOR));
    }

    /** Somebody who has just signed in. */
    record Visitor(SignedIn who, String refresh) {
        UUID id() {
            return who.id();
        }
    }

    /** A code that was sent, and what it is redeemed with. */
    record Challenge(String id, String code) {}

    /** The headers of somebody new in a role; of an officer of that role. */
    Map<String, String> as(Role role) {
        return role.decidesComplaints()
                ? bearer(platform.officerToken(platform.officer(role, null, null)))
                : as(UUID.randomUUID(), role);
    }

    Map<String, String> as(UUID who, Role role) {
        told.add(who.toString());
        return bearer(platform.plainToken(who, role));
    }

    Map<String, String> officer(UUID id) {
        told.add(id.toString());
        return bearer(platform.officerToken(id));
    }

    Map<String, String> operator() {
        return operator;
    }

    /** Ids and phones of all to whom something may have been sent. */
    Set<String> told() {
        return Set.copyOf(told);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    /** The headers of a request by somebody who signed in. */
    Map<String, String> proven(Visitor visitor, String method, String target) {
        return Credentials.proven(visitor.who(), method, asking.url(target));
    }

    Map<String, String> proof(Device device, String target) {
        return Map.of("DPoP", device.proof("POST", asking.url(target), null));
    }

    /** Signs in on a new device, with a phone that is a canary. */
    Visitor signIn(@Nullable Role role) {
        var device = Device.another();
        Challenge challenge = challenge();
        var body = new HashMap<>(Map.of("challengeId", challenge.id(), "code", challenge.code()));
        if (role != null) {
            body.put("role", role.code());
        }
        JsonNode tokens = ask(
                        "redeemSignInCode",
                        "POST",
                        "/v1/auth/token",
                        () -> proof(device, "/v1/auth/token"),
                        JSON.valueToTree(body),
                        List.of())
                .json();
        String access = tokens.get("access_token").asString();
        var id = UUID.fromString(claims(access).get("sub").asString());
        told.add(id.toString());
        return new Visitor(
                new SignedIn(id, device, access), tokens.get("refresh_token").asString());
    }

    /** Has a code sent to a phone that is a canary, and reads it where a local platform shows it. */
    Challenge challenge() {
        Canary phone = canaries.make(Kind.PHONE, "requestSignInCode, phone");
        told.add(phone.value());
        String id = ask(
                        "requestSignInCode",
                        "POST",
                        "/v1/auth/otp",
                        Map.of(),
                        JSON.valueToTree(Map.of("phone", phone.value(), "language", "hi")),
                        List.of(phone))
                .json()
                .get("challengeId")
                .asString();
        var found = new ArrayDeque<String>(1);
        if (!Await.until(PATIENCE, () -> found.addAll(codes(phone, id)))) {
            throw new AssertionError("No code came for " + phone);
        }
        return new Challenge(id, found.getFirst());
    }

    private List<String> codes(Canary phone, String challenge) {
        String target =
                "/v1/dev/messages?kind=SIGN_IN_CODE&to=" + URLEncoder.encode(phone.value(), StandardCharsets.UTF_8);
        return ask("listDevMessages", "GET", target, operator, null, List.of(phone))
                .json()
                .get("items")
                .valueStream()
                .filter(message -> challenge.equals(message.get("challengeId").asString()))
                .map(message -> CODE.matcher(message.get("text").asString()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .limit(1)
                .toList();
    }

    /** One request of a journey, which must be accepted. */
    Told ask(
            String operation,
            String method,
            String target,
            Map<String, String> headers,
            @Nullable JsonNode body,
            List<Canary> values) {
        return ask(operation, method, target, () -> headers, body, values);
    }

    /**
     * The same with headers that are made when it is sent. What cannot be decided just now is asked again with the same key.
     */
    Told ask(
            String operation,
            String method,
            String target,
            Supplier<Map<String, String>> headers,
            @Nullable JsonNode body,
            List<Canary> values) {
        String key = '"' + UUID.randomUUID().toString() + '"';
        String text = body == null ? null : body.toString();
        Supplier<Request> made = () -> {
            var all = new HashMap<>(headers.get());
            if (text != null) {
                all.putIfAbsent("Content-Type", "application/json");
            }
            if (method.equals("POST")) {
                all.put("Idempotency-Key", key);
            }
            return new Request(operation, "a journey", method, target, all, text, values, List.of());
        };
        var last = new ArrayDeque<Told>(1);
        Await.until(PATIENCE, () -> {
            last.clear();
            last.add(asking.ask(made));
            return last.getFirst().status() != NOT_NOW;
        });
        Told answer = last.getFirst();
        if (!answer.accepted()) {
            throw new AssertionError("A journey ends here: " + answer);
        }
        return answer;
    }

    private static JsonNode claims(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]));
    }
}
