package org.sahay.bench.dpop;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sahay.api.security.LocalTokens;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Rounds;
import org.sahay.local.people.SignedIn;
import org.sahay.local.people.SigningIn;
import org.sahay.local.platform.Service;
import org.sahay.local.process.LocalFailure;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** People who signed in read what is theirs, beside the same people reading the same with plain bearer tokens. */
public final class DpopBenchmark implements Benchmark {
    static final String PATH = "/v1/profile/me";
    static final Duration TIME = Duration.ofSeconds(4);
    private static final int CONNECTIONS = 8;
    private static final int PEOPLE = 8;
    private static final long WARM_UP_STEP = 2000;

    @Override
    public Report run(Lab lab) throws IOException {
        lab.application(Map.of());
        var people = signedIn(lab);
        var tokens = LocalTokens.in(lab.settings().state());
        var url = lab.settings().apiUrl() + PATH;
        try (var dpop = new Reading(
                        lab,
                        CONNECTIONS,
                        people,
                        PATH,
                        person -> "Authorization: DPoP %s\r\nDPoP: %s"
                                .formatted(person.access(), person.device().proof("GET", url, person.access())));
                var bearer = new Reading(
                        lab,
                        CONNECTIONS,
                        people,
                        PATH,
                        person -> "Authorization: Bearer "
                                + tokens.issue(
                                        new Actor(person.id(), Role.CITIZEN, Area.COUNTRY), Duration.ofHours(1)))) {
            requireSame(dpop.once(), bearer.once());
            return measure(lab, dpop, bearer);
        }
    }

    private static List<SignedIn> signedIn(Lab lab) {
        return lab.progress().during("Signing people in", detail -> {
            try (var phones = new SigningIn(lab.settings())) {
                return IntStream.rangeClosed(1, PEOPLE)
                        .mapToObj(i -> phones.signIn("+9199999%05d".formatted(i)))
                        .toList();
            }
        });
    }

    private static void requireSame(String one, String other) {
        if (!one.equals(other)) {
            throw new LocalFailure("DPoP and bearer do not read the same from %s.".formatted(PATH));
        }
    }

    private static DpopReport measure(Lab lab, Reading dpop, Reading bearer) {
        var progress = lab.progress();
        var warmUp = new WarmUp(lab.process(Service.APPLICATION).orElseThrow());
        var dpopWarm = progress.during("Warming up, DPoP", detail -> warmUp.run(() -> dpop.now(WARM_UP_STEP), detail));
        var bearerWarm =
                progress.during("Warming up, bearer", detail -> warmUp.run(() -> bearer.now(WARM_UP_STEP), detail));
        var rounds = new Rounds(lab, Service.APPLICATION, Service.POSTGRESQL, Service.REDIS);
        var top = rounds.run(
                "Top rates", dpop.closed(Load.count(TIME, dpopWarm)), bearer.closed(Load.count(TIME, bearerWarm)));
        var offered = SideBySide.offered(top);
        var open = rounds.run(
                "Latencies at %.0f/s".formatted(offered), dpop.open(TIME, offered), bearer.open(TIME, offered));
        return DpopReport.of(CONNECTIONS, offered, top, open);
    }
}
