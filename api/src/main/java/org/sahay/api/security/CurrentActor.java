package org.sahay.api.security;

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

    /** The session the token is of, by the name its issuer gives it; null for a token without one, as those of the command line. */
    @Nullable
    String session() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? TokenClaims.session(token.getToken())
                : null;
    }

    /** @throws ProblemException 401 without a token, 403 for an officer the roster does not know so */
    Actor get() {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            throw new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED));
        }
        Actor claimed = TokenClaims.actor(token.getToken())
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNAUTHENTICATED)));
        return claimed.role().decidesComplaints() ? confirmed(claimed) : claimed;
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
