package org.sahay.local.demo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of the demo, each with a token; synthetic all of them. */
interface DemoPeople {
    /** A token of the citizen of that name, who is made when new. */
    String citizen(String name);

    UUID citizenId(String token);

    String officer(UUID officerId);

    String operator();

    /** Role and roster code of an officer; null for nobody. */
    @Nullable
    String nameOf(@Nullable UUID officerId);
}
