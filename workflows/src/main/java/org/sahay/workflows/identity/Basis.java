package org.sahay.workflows.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On which ground somebody was let. It comes from the decision that let them, and from nowhere else.
 *
 * @param ground name of a {@link Ground}; a text, since what was written by another version is read, too
 * @param consent the delegation it rests on, when it rests on one
 */
public record Basis(String ground, @Nullable UUID consent) {
    public static final Basis SELF = of(Ground.SELF);
    public static final Basis ASSIGNED_VILLAGE = of(Ground.ASSIGNED_VILLAGE);
    public static final Basis SIGN_IN = of(Ground.SIGN_IN);
    public static final Basis ADMINISTRATION = of(Ground.ADMINISTRATION);
    public static final Basis PROCEDURE = of(Ground.PROCEDURE);
    public static final Basis OWN_ACT = of(Ground.OWN_ACT);

    /** A ground that stands by itself. */
    public static Basis of(Ground ground) {
        if (ground == Ground.DELEGATION) {
            throw new IllegalArgumentException("A delegation has an id");
        }
        return new Basis(ground.name(), null);
    }

    public static Basis delegation(UUID id) {
        return new Basis(Ground.DELEGATION.name(), id);
    }
}
