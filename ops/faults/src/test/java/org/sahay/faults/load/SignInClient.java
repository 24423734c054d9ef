package org.sahay.faults.load;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.sahay.local.people.Device;

/** Asks for codes and tries some; never asks twice by itself. */
public final class SignInClient {
    private static final String TOKEN = "/v1/auth/token";
    private final Http http;

    public SignInClient(String baseUrl) {
        this.http = new Http(baseUrl);
    }

    /** @throws IOException when no answer came */
    public Answer requestCode(String phone) throws IOException {
        return http.send("POST", "/v1/auth/otp", Map.of(), Map.of("phone", phone));
    }

    /** @throws IOException when no answer came */
    public Answer redeem(Device device, UUID challenge, String code) throws IOException {
        return http.send(
                "POST",
                TOKEN,
                Map.of("DPoP", device.proof("POST", http.url(TOKEN), null)),
                Map.of("challengeId", challenge, "code", code));
    }
}
