package org.sahay.local.people;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sahay.api.staff.EnrolmentLinks;
import org.sahay.local.platform.LocalSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./sahay seed}: puts officers, clinicians and links from files into the running local platform, and invites staff.
 */
@Command(
        name = "seed",
        mixinStandardHelpOptions = true,
        description = "Adds the officers and places that the project ships, or those of a file, to the local platform.")
public final class SeedCommand implements Runnable {
    @Override
    public void run() {
        try (var store = LocalStore.open(LocalSettings.ofCheckout())) {
            new Seeding(store).shipped();
        }
        System.out.println("Seeded the places and officers that the project ships.");
    }

    @Command(
            name = "officers",
            mixinStandardHelpOptions = true,
            description = "Adds or changes officers and wakes the cases that concerns. The file is a JSON list of"
                    + " {code, role, department, lgdState?, lgdDistrict?, language?, active?}.")
    void officers(@Parameters(paramLabel = "FILE") Path file) {
        try (var store = LocalStore.open(LocalSettings.ofCheckout())) {
            int woken = new Seeding(store).officers(file);
            System.out.printf("Officers seeded; %d cases woken.%n", woken);
        }
    }

    @Command(
            name = "clinicians",
            mixinStandardHelpOptions = true,
            description = "Adds or changes clinicians. The file is a JSON list of"
                    + " {code, department, lgdState?, lgdDistrict?, language?, active?}.")
    void clinicians(@Parameters(paramLabel = "FILE") Path file) {
        try (var store = LocalStore.open(LocalSettings.ofCheckout())) {
            System.out.printf("%d clinicians seeded.%n", new Seeding(store).clinicians(file));
        }
    }

    @Command(
            name = "links",
            mixinStandardHelpOptions = true,
            description = "Records who helps whom. The file is a JSON list of {role, helper, citizen, days?}, with the"
                    + " names that ./sahay token --user takes.")
    void links(@Parameters(paramLabel = "FILE") Path file) {
        try (var store = LocalStore.open(LocalSettings.ofCheckout())) {
            System.out.printf("%d links recorded.%n", new Seeding(store).links(file));
        }
    }

    @Command(
            name = "staff",
            mixinStandardHelpOptions = true,
            description =
                    "Prints, as the last line, the link with which an officer sets up their sign-in: good once, for a"
                            + " day. Repeated, it gives a new link, and the former one is worth nothing.")
    void staff(
            @Option(
                            names = "--officer",
                            paramLabel = "CODE",
                            defaultValue = "IN-ADMIN-1",
                            description = "Who; ${DEFAULT-VALUE} when absent, an administrator who can invite others.")
                    String code,
            @Option(
                            names = "--user-name",
                            paramLabel = "NAME",
                            description = "To sign in with; the code in small letters when absent.")
                    @Nullable
                    String userName) {
        TokenCommand.refuseOutsideLocal(System.getenv("SPRING_PROFILES_ACTIVE"));
        var settings = LocalSettings.ofCheckout();
        try (var store = LocalStore.open(settings)) {
            var invitation = new Seeding(store).staff(code, userName == null ? code : userName);
            System.out.println(EnrolmentLinks.of(invitation, settings.apiUrl()));
        }
    }

    @Command(
            name = "operator",
            mixinStandardHelpOptions = true,
            description =
                    "Makes an operator who reads sealed payloads in the Temporal UI, and prints where to sign in and"
                            + " with what. Repeated, it gives a new password and new codes, and the former ones are worth nothing.")
    void operator(
            @Option(
                            names = "--user-name",
                            paramLabel = "NAME",
                            defaultValue = "local-operator",
                            description = "To sign in with; ${DEFAULT-VALUE} when absent.")
                    String userName) {
        TokenCommand.refuseOutsideLocal(System.getenv("SPRING_PROFILES_ACTIVE"));
        var settings = LocalSettings.ofCheckout();
        try (var store = LocalStore.open(settings)) {
            OperatorSignIn.lines(new Seeding(store).operator(userName), settings)
                    .forEach(System.out::println);
        }
    }
}
