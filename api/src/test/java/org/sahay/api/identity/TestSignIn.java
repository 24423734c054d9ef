package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.store.identity.CodeToSend;
import org.sahay.store.identity.CodesToSend;
import tools.jackson.databind.json.JsonMapper;

/** Signing in as a client does; the codes come from where the workers would take them. */
public final class TestSignIn {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger PHONES = new AtomicInteger(1);

    private final TestApi api;
    private final CodesToSend codes;
    private final Map<UUID, String> taken = new ConcurrentHashMap<>();

    public TestSignIn(TestApi api, CodesToSend codes) {
        this.api = api;
        this.codes = codes;
    }

    /** Somebody signed in on a device. */
    public record SignedIn(TestDevice device, String access, String refresh) {
        @Override
        public String toString() {
            return "SignedIn";
        }
    }

    /** A synthetic phone nobody has used. */
    public static String aPhone() {
        return "+9199999%05d".formatted(PHONES.getAndIncrement());
    }

    public Answer requestCode(String phone) {
        return api.post(null, "/v1/auth/otp", JSON.writeValueAsString(Map.of("phone", phone)));
    }

    public UUID challenge(String phone) {
        var answer = requestCode(phone);
        assertThat(answer.status()).isEqualTo(202);
        return UUID.fromString(answer.json().get("challengeId").asString());
    }

    public String codeOf(UUID challenge) {
        return await().until(
                        () -> {
                            takeAll();
                            return Optional.ofNullable(taken.remove(challenge));
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private void takeAll() {
        for (var some = codes.take(); !some.isEmpty(); some = codes.take()) {
            for (CodeToSend code : some) {
                taken.put(code.challengeId(), code.code());
                codes.sent(code);
            }
        }
    }

    public Answer redeem(TestDevice device, UUID challenge, String code) {
        return redeem(device, Map.of("challengeId", challenge.toString(), "code", code));
    }

    public Answer redeem(TestDevice device, Map<String, String> body) {
        return withProof(device, "/v1/auth/token", body);
    }

    public Answer refresh(TestDevice device, String refreshToken) {
        return withProof(device, "/v1/auth/refresh", Map.of("refresh_token", refreshToken));
    }

    public SignedIn signIn(String phone, TestDevice device) {
        UUID challenge = challenge(phone);
        return signedIn(device, redeem(device, challenge, codeOf(challenge)));
    }

    public SignedIn signIn() {
        return signIn(aPhone(), TestDevice.another());
    }

    public static SignedIn signedIn(TestDevice device, Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return new SignedIn(
                device,
                answer.json().get("access_token").asString(),
                answer.json().get("refresh_token").asString());
    }

    public Answer get(SignedIn who, String path) {
        return getWith(who.access(), who.device().proof("GET", api.url(withoutQuery(path)), who.access()), path);
    }

    public Answer getWith(String access, String proof, String path) {
        return api.get(null, path, "Authorization", "DPoP " + access, "DPoP", proof);
    }

    public Answer post(SignedIn who, String path, String body) {
        String proof = who.device().proof("POST", api.url(path), who.access());
        return api.post(null, path, body, "Authorization", "DPoP " + who.access(), "DPoP", proof);
    }

    public Answer patch(SignedIn who, String path, String body, String ifMatch) {
        String proof = who.device().proof("PATCH", api.url(path), who.access());
        return api.patch(null, path, body, "Authorization", "DPoP " + who.access(), "DPoP", proof, "If-Match", ifMatch);
    }

    public Answer delete(SignedIn who, String path) {
        String proof = who.device().proof("DELETE", api.url(path), who.access());
        return api.send(api.request(null, path, "Authorization", "DPoP " + who.access(), "DPoP", proof)
                .method("DELETE", HttpRequest.BodyPublishers.noBody()));
    }

    private Answer withProof(TestDevice device, String path, Map<String, String> body) {
        String proof = device.proof("POST", api.url(path), null);
        return api.post(null, path, JSON.writeValueAsString(body), "DPoP", proof);
    }

    private static String withoutQuery(String path) {
        return path.split("\\?", 2)[0];
    }
}
