package org.sahay.faults.load;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.sahay.local.people.SignedIn;

/** What people show with a request. */
@FunctionalInterface
public interface Credentials {
    /** The headers of one request. */
    Map<String, String> of(UUID citizen, String method, String url);

    /** A token that whoever has it may use. */
    static Credentials plain(Function<UUID, String> tokenOf) {
        return (citizen, method, url) -> Map.of("Authorization", "Bearer " + tokenOf.apply(citizen));
    }

    /** A token and, for each request, a proof that its device sends it. */
    static Map<String, String> proven(SignedIn who, String method, String url) {
        return proven(who, who.device().proof(method, url, who.access()));
    }

    /** The same with a proof that was made before. */
    static Map<String, String> proven(SignedIn who, String proof) {
        return Map.of("Authorization", "DPoP " + who.access(), "DPoP", proof);
    }
}
