package org.sahay.api.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.store.roster.Roster;
import org.sahay.workflows.complaint.Candidate;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who makes the present request. An officer is one only while the roster has them active, in that role and area. */
final class CurrentActor {
    private final Roster roster;

    CurrentActor(Roster roster) {
        this.roster = roster;
    }

    /** The session of whoever asks, by the name its issuer gives it; null for a token without one, as those of the command line. */
    @Nullable
    String session() {
        return switch (SecurityContextHolder.getContext().getAuthentication()) {
            case JwtAuthenticationToken token -> TokenClaims.session(token.getToken());
            case ActorAuthentication known -> known.session();
            case null, default -> null;
        };
    }

    /** @throws ProblemException 401 for nobody known, 403 for an officer the roster does not know so */
    Actor get() {
        Actor claimed = claimed().orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED)));
        return claimed.role().decidesComplaints() ? confirmed(claimed) : claimed;
    }

    private static Optional<Actor> claimed() {
        return switch (SecurityContextHolder.getContext().getAuthentication()) {
            case JwtAuthenticationToken token -> TokenClaims.actor(token.getToken());
            case ActorAuthentication known -> Optional.of(known.actor());
            case null, default -> Optional.empty();
        };
    }

    private Actor confirmed(Actor claimed) {
        Candidate officer = roster.find(claimed.id())
                .filter(Candidate::active)
                .filter(known -> known.role() == claimed.role())
                .filter(known ->
                        claimed.area().equals(Area.COUNTRY) || claimed.area().equals(known.area()))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.FORBIDDEN)));
        return new Actor(officer.id(), officer.role(), officer.area());
    }
}
