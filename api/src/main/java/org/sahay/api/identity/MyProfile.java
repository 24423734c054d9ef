package org.sahay.api.identity;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.Right;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.identity.Asha;
import org.sahay.store.identity.Ashas;
import org.sahay.store.identity.Profile;
import org.sahay.store.identity.ProfileDetails;
import org.sahay.store.identity.Profiles;
import org.sahay.store.place.Places;
import org.sahay.store.roster.Clinicians;
import org.sahay.store.roster.Roster;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person is told about themselves: people what they told and who may act for them, officers and clinicians how the
 * roster has them, operators who they are to the system. Nobody is told about anybody else.
 */
final class MyProfile {
    private final Profiles profiles;
    private final Ashas ashas;
    private final Places places;
    private final Roster roster;
    private final Clinicians clinicians;
    private final TransactionTemplate transactions;
    private final AuditTrail audit;
    private final ProfileViews views;

    MyProfile(
            Profiles profiles,
            Ashas ashas,
            Places places,
            Roster roster,
            Clinicians clinicians,
            TransactionTemplate transactions,
            AuditTrail audit,
            ProfileViews views) {
        this.profiles = profiles;
        this.ashas = ashas;
        this.places = places;
        this.roster = roster;
        this.clinicians = clinicians;
        this.transactions = transactions;
        this.audit = audit;
        this.views = views;
    }

    ProfileJson read(Actor actor, Locale locale) {
        String purpose = Right.READ_PROFILE.purpose(actor.role());
        return switch (actor.role()) {
            case CITIZEN, CAREGIVER, ASHA -> show(profiles.read(actor, purpose), actor, locale);
            case CLINICIAN, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN -> onRoster(actor, purpose);
            case OPERATOR -> ofNoRoster(actor, purpose);
        };
    }

    /** @throws ProblemException 422 for what cannot be, 412 when somebody changed it in between */
    ProfileJson change(Actor actor, LongPredicate expected, ProfilePatchJson patch, Locale locale) {
        String purpose = Right.CHANGE_PROFILE.purpose(actor.role());
        return change(actor, expected, ProfileRules.check(patch, places), purpose, locale);
    }

    /** @throws ProblemException 412 when somebody changed it in between */
    ProfileJson change(
            Actor actor, LongPredicate expected, UnaryOperator<ProfileDetails> change, String purpose, Locale locale) {
        return profiles.change(actor, expected, change, purpose)
                .map(changed -> show(changed, actor, locale))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.PRECONDITION_FAILED)));
    }

    private ProfileJson show(Profile profile, Actor actor, Locale locale) {
        Optional<Asha> asha = actor.role() == Role.ASHA ? ashas.of(actor.id()) : Optional.empty();
        return views.show(profile, actor.role(), asha.orElse(null), locale);
    }

    private ProfileJson onRoster(Actor actor, String purpose) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<ProfileJson> known = actor.role().decidesComplaints()
                    ? roster.byId(actor.id()).map(officer -> views.show(actor, officer))
                    : clinicians.byId(actor.id()).map(clinician -> views.show(actor, clinician));
            audit.record(read(actor, "roster", purpose));
            return known.orElseGet(() -> views.show(actor));
        }));
    }

    private ProfileJson ofNoRoster(Actor actor, String purpose) {
        transactions.executeWithoutResult(status -> audit.record(read(actor, "account", purpose)));
        return views.show(actor);
    }

    private static AuditEntry read(Actor actor, String what, String purpose) {
        return new AuditEntry(
                actor.id(),
                actor.role().code(),
                "profile.read",
                null,
                what,
                actor.id(),
                purpose,
                Right.READ_PROFILE.grant(actor.role()).basis());
    }
}
