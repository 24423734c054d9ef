package org.sahay.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sahay.local.demo.DemoCase.Filing;
import org.sahay.local.process.LocalFailure;
import tools.jackson.databind.JsonNode;

/** The three courses of the demo, run side by side. */
final class Demo {
    private static final String CATEGORY = "AMBULANCE_DELAY";
    private static final int SLA_HOURS = 24;

    private final DemoWorld world;
    private final Runnable seedNalanda;
    private final Duration twiceTheTerm;

    /**
     * @param hour how long a simulated hour lasts
     * @param seedNalanda makes an officer responsible for Nalanda
     */
    Demo(DemoWorld world, Duration hour, Runnable seedNalanda) {
        this.world = world;
        this.seedNalanda = seedNalanda;
        this.twiceTheTerm = hour.multipliedBy(2 * SLA_HOURS).plusSeconds(30);
    }

    /** Runs all three to their ends. */
    List<DemoCase> run() {
        List<Callable<DemoCase>> courses = List.of(this::attended, this::unattended, this::held);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = courses.stream().map(executor::submit).toList();
            var cases = new ArrayList<DemoCase>();
            for (Future<DemoCase> course : running) {
                cases.add(course.get());
            }
            return cases;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LocalFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("A course of the demo ended by accident", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("The demo was interrupted.", e);
        }
    }

    /** A: escalated, resolved, reopened one rung higher, closed with a good rating. */
    private DemoCase attended() {
        var kase = DemoCase.file(
                "A",
                world,
                new Filing(
                        "demo-citizen-patna",
                        CATEGORY,
                        "एम्बुलेंस बुलाने पर भी दो घंटे तक नहीं आई। (काल्पनिक शिकायत)",
                        "hi",
                        10,
                        212,
                        SLA_HOURS));
        tellWhy(kase, kase.awaitEvent("routed", Duration.ofSeconds(30)));
        kase.awaitEvent("rung", twiceTheTerm);
        kase.tellNotice("CITIZEN_INTERIM_REPLY");
        kase.awaitLevel(2, Duration.ofSeconds(10));
        kase.owner("RESOLVE", Map.of("comment", "एम्बुलेंस सेवा फिर से चालू है।"));
        kase.citizen("RATE", Map.of("rating", 2));
        kase.citizen("REOPEN", Map.of("comment", "आज भी एम्बुलेंस नहीं मिली।"));
        kase.awaitLevel(3, Duration.ofSeconds(10));
        kase.awaitStatus("ASSIGNED", Duration.ofSeconds(10));
        kase.owner("RESOLVE", Map.of("comment", "नई एम्बुलेंस तैनात की गई है।"));
        kase.citizen("RATE", Map.of("rating", 5));
        kase.awaitStatus("CLOSED", Duration.ofSeconds(10));
        return kase;
    }

    /** B: nobody does anything; it climbs to the top by its clocks alone. */
    private DemoCase unattended() {
        var kase = DemoCase.file(
                "B",
                world,
                new Filing(
                        "demo-citizen-chennai",
                        CATEGORY,
                        "ஆம்புலன்ஸ் இரண்டு மணி நேரம் வரவில்லை. (கற்பனைப் புகார்)",
                        "ta",
                        33,
                        568,
                        SLA_HOURS));
        kase.awaitLevel(3, twiceTheTerm);
        return kase;
    }

    /** C: nobody is responsible until somebody is. */
    private DemoCase held() {
        var kase = DemoCase.file(
                "C",
                world,
                new Filing(
                        "demo-citizen-nalanda",
                        CATEGORY,
                        "एम्बुलेंस केंद्र पर कोई नहीं था। (काल्पनिक शिकायत)",
                        "hi",
                        10,
                        209,
                        SLA_HOURS));
        tellWhy(kase, kase.awaitStatus("HELD", Duration.ofSeconds(30)));
        world.narrator().say("C  an officer for Nalanda is seeded");
        seedNalanda.run();
        kase.awaitStatus("ASSIGNED", Duration.ofSeconds(15));
        return kase;
    }

    private void tellWhy(DemoCase kase, JsonNode view) {
        for (JsonNode rung : view.path("routing").path("rungs")) {
            world.narrator()
                    .say("%s  why: rung %d has %d officers, %d active, %d serving %s, %d in the area, %d eligible%s"
                            .formatted(
                                    kase.name(),
                                    rung.path("rung").asInt(),
                                    rung.path("onRung").asInt(),
                                    rung.path("active").asInt(),
                                    rung.path("serving").asInt(),
                                    CATEGORY,
                                    rung.path("inArea").asInt(),
                                    rung.path("eligible").asInt(),
                                    best(rung)));
        }
    }

    private static String best(JsonNode rung) {
        JsonNode ranked = rung.path("ranked");
        return ranked.isEmpty()
                ? "; so it is held"
                : "; first by area, open cases and code: "
                        + ranked.get(0).path("code").asString();
    }
}
