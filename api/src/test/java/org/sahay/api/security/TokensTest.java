package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ApiTest
class TokensTest {
    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Value("${sahay.state-dir}")
    Path stateFolder;

    @Test
    void theKeyIsItsOwnersAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stateFolder.resolve("token-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theCommandLineIssuesWhatTheApiAccepts() {
        String token = LocalTokens.in(stateFolder).issue(TestPeople.aCitizen(), Duration.ofMinutes(1));
        assertThat(statusWith(token)).isEqualTo(200);
    }

    @Test
    void aTokenOfAnotherKeyIsRefused(@TempDir Path elsewhere) {
        String token = LocalTokens.in(elsewhere).issue(TestPeople.aCitizen(), Duration.ofMinutes(1));
        assertThat(statusWith(token)).isEqualTo(401);
    }

    @Test
    void anExpiredTokenIsRefused() {
        var yesterday = Clock.fixed(Instant.now().minus(Duration.ofDays(1)), ZoneOffset.UTC);
        String token = LocalTokens.in(stateFolder, yesterday).issue(TestPeople.aCitizen(), Duration.ofHours(1));
        assertThat(statusWith(token)).isEqualTo(401);
    }

    @Test
    void anOfficerIsWhoTheRosterSays() {
        Actor patna = people.officer("BR-PAT-01");
        assertThat(status(patna)).isEqualTo(200);
        for (Actor wrong : List.of(
                people.officer("BR-PAT-99"),
                new Actor(UUID.randomUUID(), patna.role(), patna.area()),
                new Actor(patna.id(), patna.role(), new Area(33, 568)),
                new Actor(patna.id(), Role.NATIONAL_ADMIN, Area.COUNTRY))) {
            assertThat(status(wrong)).as(wrong.toString()).isEqualTo(403);
        }
    }

    @Test
    void anOfficersAreaIsTheRostersWhenTheTokenHasNone() {
        Actor patna = people.officer("BR-PAT-01");
        assertThat(status(new Actor(patna.id(), patna.role(), Area.COUNTRY))).isEqualTo(200);
    }

    private int status(Actor actor) {
        return api.get(actor, "/v1/complaint-categories").status();
    }

    private int statusWith(String token) {
        return api.send(api.request(null, "/v1/complaint-categories", "Authorization", "Bearer " + token)
                        .GET())
                .status();
    }
}
