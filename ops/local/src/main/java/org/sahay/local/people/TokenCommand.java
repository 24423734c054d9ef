package org.sahay.local.people;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.LocalTokens;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.LocalFailure;
import org.sahay.store.identity.LocalPrincipals;
import org.sahay.store.roster.Clinicians;
import org.sahay.store.roster.Roster;
import org.sahay.workflows.identity.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./sahay token}: prints, as its last line, a bearer token that the running local platform accepts. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints a bearer token for the running local platform, as the last line.")
public final class TokenCommand implements Runnable {
    private static final Duration VALIDITY = Duration.ofHours(12);

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable Role role;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "Which person: an officer's or clinician's code, or any name; a name maps to a random id and never is one."
                            + " Without it the lowest-code officer of the role and area.")
    private @Nullable String user;

    @Option(names = "--state", paramLabel = "LGD", description = "LGD code of an officer's state.")
    private @Nullable Integer state;

    @Option(names = "--district", paramLabel = "LGD", description = "LGD code of an officer's district.")
    private @Nullable Integer district;

    @Override
    public void run() {
        if (role == null) {
            throw new IllegalStateException("picocli requires --role");
        }
        refuseOutsideLocal(System.getenv("SPRING_PROFILES_ACTIVE"));
        var settings = LocalSettings.ofCheckout();
        try (var store = LocalStore.open(settings)) {
            var people = new People(
                    store.bean(Roster.class),
                    store.bean(Clinicians.class),
                    store.bean(LocalPrincipals.class),
                    LocalTokens.in(settings.state()),
                    VALIDITY);
            var actor = people.find(role, user, state, district);
            System.err.printf("%s %s, for %d hours%n", actor.role().code(), actor.id(), VALIDITY.toHours());
            System.out.println(people.token(actor));
        }
    }

    /** @param profiles as the environment has them; without any the command line is a local platform's */
    static void refuseOutsideLocal(@Nullable String profiles) {
        if (profiles != null
                && !profiles.isBlank()
                && !List.of(profiles.split("[,\\s]+")).contains("local")) {
            throw new LocalFailure("Only a local platform accepts the tokens of this command: elsewhere people sign in."
                    + " For the local one unset SPRING_PROFILES_ACTIVE.");
        }
    }
}
