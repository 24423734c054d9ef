package org.sahay.api.security;

import java.util.List;
import java.util.UUID;
import org.sahay.workflows.identity.Actor;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody who is known by something else than a token. */
public final class ActorAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final String session;

    public ActorAuthentication(Actor actor, UUID session) {
        super(List.of());
        this.actor = actor;
        this.session = session.toString();
        setAuthenticated(true);
    }

    Actor actor() {
        return actor;
    }

    String session() {
        return session;
    }

    @Override
    public String getPrincipal() {
        return actor.id().toString();
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
