package org.sahay.local.people;

import java.nio.file.Path;
import org.sahay.local.platform.LocalSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./sahay seed}: puts officers, clinicians and links from files into the running local platform. */
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
}
