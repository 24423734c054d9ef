package org.sahay.api.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.identity.ProfileJson.AreaJson;
import org.sahay.api.identity.ProfileJson.DelegationJson;
import org.sahay.api.identity.ProfileJson.DelegationsJson;
import org.sahay.api.identity.ProfileJson.RosterJson;
import org.sahay.api.identity.ProfileJson.WarningJson;
import org.sahay.store.identity.Asha;
import org.sahay.store.identity.Delegation;
import org.sahay.store.identity.Profile;
import org.sahay.store.identity.ProfileDetails;
import org.sahay.store.roster.Clinician;
import org.sahay.store.roster.Officer;
import org.sahay.templates.Labels;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** Puts profiles into words for their owners. */
final class ProfileViews {
    private static final String CHECK_DIGIT = "abha-number-check-digit";

    private final Labels labels;

    ProfileViews(Labels labels) {
        this.labels = labels;
    }

    ProfileJson show(Profile profile, Role role, @Nullable Asha asha, Locale locale) {
        ProfileDetails details = profile.details();
        var warnings = new ArrayList<WarningJson>();
        if (details.abhaNumber() != null && !details.abhaNumber().passesLuhn()) {
            warnings.add(warning("identifiers[0].value", CHECK_DIGIT, locale));
        }
        return new ProfileJson(
                profile.person(),
                role.code(),
                profile.roles().stream().map(Role::code).toList(),
                details.name(),
                profile.phone() == null ? null : profile.phone().masked(),
                details.language() == null ? null : details.language().toString(),
                details.village() == null ? null : VillageJson.of(details.village()),
                identifiers(details),
                new DelegationsJson(shown(profile.given()), shown(profile.received())),
                warnings,
                profile.version(),
                null,
                asha == null ? null : AshaJson.of(asha));
    }

    ProfileJson show(Actor officer, Officer known) {
        return rosterOnly(
                officer, roster(known.code(), known.department(), known.area(), known.language(), known.active()));
    }

    ProfileJson show(Actor clinician, Clinician known) {
        return rosterOnly(
                clinician, roster(known.code(), known.department(), known.area(), known.language(), known.active()));
    }

    /** Of somebody about whom nothing is kept here. */
    ProfileJson show(Actor actor) {
        return rosterOnly(actor, null);
    }

    static DelegationJson shown(Delegation delegation) {
        return new DelegationJson(
                delegation.helper(),
                delegation.citizen(),
                delegation.relation(),
                delegation.recordedAt(),
                delegation.expiresAt());
    }

    private static List<DelegationJson> shown(List<Delegation> delegations) {
        return delegations.stream().map(ProfileViews::shown).toList();
    }

    /** The number before the address. */
    static List<IdentifierJson> identifiers(ProfileDetails details) {
        var identifiers = new ArrayList<IdentifierJson>();
        if (details.abhaNumber() != null) {
            identifiers.add(new IdentifierJson(
                    IdentifierJson.ABHA_NUMBER, details.abhaNumber().grouped()));
        }
        if (details.abhaAddress() != null) {
            identifiers.add(new IdentifierJson(
                    IdentifierJson.ABHA_ADDRESS, details.abhaAddress().text()));
        }
        return identifiers;
    }

    private static ProfileJson rosterOnly(Actor actor, @Nullable RosterJson roster) {
        UUID id = actor.id();
        return new ProfileJson(
                id, actor.role().code(), null, null, null, null, null, null, null, null, null, roster, null);
    }

    private static RosterJson roster(String code, String department, Area area, String language, boolean active) {
        return new RosterJson(code, department, new AreaJson(area.lgdState(), area.lgdDistrict()), language, active);
    }

    private WarningJson warning(String field, String code, Locale locale) {
        return new WarningJson(field, code, labels.label("warning." + code, locale));
    }
}
