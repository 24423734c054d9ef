package org.sahay.api.identity;

import static org.sahay.api.edge.Fields.filled;
import static org.sahay.api.edge.Fields.invalid;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.ratelimit.RateLimits;
import org.sahay.api.ratelimit.Whose;
import org.sahay.api.security.AccessTokens;
import org.sahay.api.security.DeviceKey;
import org.sahay.api.security.Holders;
import org.sahay.store.identity.Challenge;
import org.sahay.store.identity.Granted;
import org.sahay.store.identity.People;
import org.sahay.store.identity.PhoneNumber;
import org.sahay.store.identity.Refreshed;
import org.sahay.store.identity.Sessions;
import org.sahay.store.identity.SignInCodes;
import org.sahay.templates.Locales;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/**
 * Signs people in by a code to their phone and lets their devices go on. Whether a phone is known makes no difference before
 * its code came back; why a code or a refresh token is refused is not told.
 */
final class SignIn {
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final List<Role> ROLES = List.of(Role.CITIZEN, Role.CAREGIVER, Role.ASHA);

    private final SignInCodes codes;
    private final People people;
    private final Sessions sessions;
    private final Holders holders;
    private final AccessTokens tokens;
    private final RateLimits limits;

    SignIn(
            SignInCodes codes,
            People people,
            Sessions sessions,
            Holders holders,
            AccessTokens tokens,
            RateLimits limits) {
        this.codes = codes;
        this.people = people;
        this.sessions = sessions;
        this.holders = holders;
        this.tokens = tokens;
        this.limits = limits;
    }

    /** @throws ProblemException 422 for what is no mobile number or language */
    Challenge sendCode(CodeRequestJson request, @Nullable String acceptLanguage) {
        PhoneNumber phone = PhoneNumber.parse(filled(request.phone(), "phone"))
                .orElseThrow(() -> invalid("phone", "a mobile number, with + and country code or as dialled in India"));
        String language = language(request.language(), acceptLanguage);
        limits.count("requestSignInCode", Whose.PHONE, phone.e164());
        return codes.issue(phone, language);
    }

    /** @throws ProblemException 400 for a code that is worth nothing, 403 for a role the person is not enrolled in */
    TokensJson redeem(CodeJson sent, DeviceKey device) {
        String challenge = filled(sent.challengeId(), "challengeId");
        String code = filled(sent.code(), "code");
        if (!SIX_DIGITS.matcher(code).matches()) {
            throw invalid("code", "six digits");
        }
        Role role = role(sent.role());
        limits.count("redeemSignInCode", Whose.CHALLENGE, challenge);
        UUID person = uuid(challenge)
                .flatMap(id -> codes.redeem(id, code))
                .map(people::withPhone)
                .orElseThrow(() -> refused(ProblemCode.SIGN_IN_REFUSED));
        if (!people.mayBe(person, role)) {
            throw refused(ProblemCode.FORBIDDEN);
        }
        return tokens(new Actor(person, role, Area.COUNTRY), sessions.start(person, role, device.thumbprint()));
    }

    /** @throws ProblemException 400 for a token that is worth nothing to this device */
    TokensJson refresh(RefreshJson sent, DeviceKey device) {
        String token = filled(sent.refreshToken(), "refresh_token");
        limits.count("refreshTokens", Whose.DEVICE, device.thumbprint());
        return switch (sessions.refresh(token, device.thumbprint())) {
            case Granted granted -> tokens(holder(granted), granted);
            case Refreshed.Refused refused -> throw refused(ProblemCode.REFRESH_REFUSED);
        };
    }

    /** The session of whoever left, or is locked out, ends with the attempt to go on. */
    private Actor holder(Granted granted) {
        return holders.of(granted.personId(), granted.role()).orElseThrow(() -> {
            sessions.end(granted.personId(), granted.sessionId());
            return refused(ProblemCode.REFRESH_REFUSED);
        });
    }

    private TokensJson tokens(Actor actor, Granted granted) {
        String access = tokens.issue(actor, granted.sessionId(), granted.keyThumbprint());
        return new TokensJson(access, "DPoP", AccessTokens.LIFE.toSeconds(), granted.refreshToken());
    }

    private static String language(@Nullable String wanted, @Nullable String acceptLanguage) {
        if (wanted == null) {
            return Locales.resolve(acceptLanguage).toLanguageTag();
        }
        return Locales.SUPPORTED.stream()
                .map(locale -> locale.toLanguageTag())
                .filter(wanted::equals)
                .findFirst()
                .orElseThrow(() -> invalid("language", "en, hi or ta"));
    }

    private static Role role(@Nullable String wanted) {
        if (wanted == null) {
            return Role.CITIZEN;
        }
        return ROLES.stream()
                .filter(role -> role.code().equals(wanted))
                .findFirst()
                .orElseThrow(() -> invalid("role", "citizen, caregiver or asha"));
    }

    /** What is no id names no challenge, and is refused as one that is unknown. */
    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static ProblemException refused(ProblemCode code) {
        return new ProblemException(Problem.of(code));
    }
}
