package org.sahay.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.ProblemCode;
import org.sahay.store.identity.ProofIds;
import org.sahay.store.identity.ProofUse;
import org.springframework.cache.support.NoOpCache;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuedAtValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * What must hold of a proof (RFC 9449, section 4.3). Spring checks its signature, method, address, token and key; here the
 * key must be a P-256 one, the time is that of our clock, the id must be new to all instances, and every breach gets its code.
 *
 * <p>The address is the one the server sees: a proxy in front must keep the {@code Host} the caller named.
 */
final class ProofRules implements JwtDecoderFactory<DPoPProofContext> {
    /** How far a proof's time may lie from ours. */
    static final Duration WINDOW = Duration.ofSeconds(60);

    /** The same for a proof of which the other instances could not be asked whether they have seen it. */
    static final Duration WINDOW_ALONE = Duration.ofSeconds(10);

    private final ProofIds ids;
    private final @Nullable Nonces nonces;
    private final Clock clock;
    private final JwtDecoder signed = signed();

    /** @param nonces null where proofs need none */
    ProofRules(ProofIds ids, @Nullable Nonces nonces, Clock clock) {
        this.ids = ids;
        this.nonces = nonces;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(DPoPProofContext context) {
        return text -> {
            Jwt proof = signed.decode(text);
            var result = rules(context).validate(proof);
            if (result.hasErrors()) {
                throw new JwtValidationException("The proof is refused", result.getErrors());
            }
            return proof;
        };
    }

    /** Spring's reader of proofs, made once for all: it checks form, key and signature, which no context changes. */
    private static JwtDecoder signed() {
        var decoders = new DPoPProofJwtDecoderFactory();
        decoders.setJwtValidatorFactory(context -> proof -> OAuth2TokenValidatorResult.success());
        return decoders.createDecoder(DPoPProofContext.withDPoPProof("any")
                .method("GET")
                .targetUri("http://localhost")
                .build());
    }

    /** Of the key in a proof that was decoded: SHA-256 in base64url (RFC 7638). */
    static String thumbprint(Jwt proof) {
        try {
            @SuppressWarnings("unchecked")
            var key = (Map<String, Object>) proof.getHeaders().get("jwk");
            return JWK.parse(key).computeThumbprint().toString();
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException("The proof was checked with this key", impossible);
        }
    }

    private OAuth2TokenValidator<Jwt> rules(DPoPProofContext context) {
        var issuedAt = new JwtIssuedAtValidator(true);
        issuedAt.setClock(clock);
        issuedAt.setClockSkew(WINDOW);
        var hasId = new DPoPProofReplayValidator(new NoOpCache("proofs")); // Remembering is done by ours, below.
        hasId.setClock(clock);
        hasId.setClockSkew(WINDOW);
        var springs = DPoPProofJwtDecoderFactory.createDefaultJwtValidatorFactory(
                        List.of(ProofRules::onP256, this::nonce, issuedAt, hasId))
                .apply(context);
        return proof -> {
            var result = springs.validate(proof);
            return result.hasErrors() ? Refusing.refusal(code(result.getErrors())) : use(proof);
        };
    }

    private static OAuth2TokenValidatorResult onP256(Jwt proof) {
        return JWSAlgorithm.ES256.getName().equals(proof.getHeaders().get("alg"))
                ? OAuth2TokenValidatorResult.success()
                : Refusing.refusal(ProblemCode.DPOP_INVALID);
    }

    private OAuth2TokenValidatorResult nonce(Jwt proof) {
        return nonces == null || nonces.accepts(proof.getClaimAsString("nonce"))
                ? OAuth2TokenValidatorResult.success()
                : Refusing.refusal(ProblemCode.DPOP_NONCE_REQUIRED);
    }

    private OAuth2TokenValidatorResult use(Jwt proof) {
        Instant now = clock.instant();
        var rememberUntil = now.plus(WINDOW.multipliedBy(2)); // Its time may be that much ahead of ours.
        ProofUse use = ids.use(thumbprint(proof), Objects.requireNonNull(proof.getId()), rememberUntil);
        return switch (use) {
            case FIRST_SHARED -> OAuth2TokenValidatorResult.success();
            case FIRST_ALONE ->
                isRecent(proof, now) ? OAuth2TokenValidatorResult.success() : Refusing.refusal(ProblemCode.DPOP_STALE);
            case USED -> Refusing.refusal(ProblemCode.DPOP_REPLAYED);
        };
    }

    private static boolean isRecent(Jwt proof, Instant now) {
        Duration apart = Duration.between(Objects.requireNonNull(proof.getIssuedAt()), now);
        return apart.abs().compareTo(WINDOW_ALONE) <= 0;
    }

    /** Ours, or by the claim that Spring's error names. */
    private static ProblemCode code(Collection<OAuth2Error> errors) {
        return Refusing.code(errors).orElseGet(() -> {
            String claim = String.valueOf(errors.iterator().next().getDescription());
            if (claim.contains("jkt")) {
                return ProblemCode.DPOP_KEY_MISMATCH;
            }
            if (claim.contains("htm") || claim.contains("htu")) {
                return ProblemCode.DPOP_WRONG_TARGET;
            }
            return claim.contains("iat claim is invalid") ? ProblemCode.DPOP_STALE : ProblemCode.DPOP_INVALID;
        });
    }
}
