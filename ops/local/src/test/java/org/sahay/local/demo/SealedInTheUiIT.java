package org.sahay.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.staff.LocalAccounts;
import org.sahay.local.browser.Chromium;
import org.sahay.local.browser.Tab;
import org.sahay.local.demo.DemoCase.Filing;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.Progress;
import org.sahay.store.staff.StaffEnrolment;
import org.sahay.store.staff.UserName;
import org.sahay.workflows.identity.Role;

/** A complaint's page of the Temporal UI in a browser, before and after somebody signed in; pictures are in {@code target}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedInTheUiIT {
    private static final Path PICTURES = Path.of("target", "pictures");

    private LocalSettings settings;
    private LocalPlatform platform;
    private DemoRoster roster;
    private String page;

    /** Somebody with codes that are good once. */
    private record Somebody(LocalAccounts.Account account, Deque<String> codes) {
        static Somebody of(LocalAccounts.Account account) {
            return new Somebody(account, new ArrayDeque<>(account.recoveryCodes()));
        }
    }

    private Somebody operator;

    @BeforeAll
    void aComplaintIsRouted(@TempDir Path state) {
        if (Chromium.installed().isEmpty()) {
            System.out.println(
                    "SealedInTheUiIT is skipped: this machine has no Chromium; install the package chromium.");
        }
        assumeTrue(Chromium.installed().isPresent(), "no Chromium");
        settings = LocalSettings.ephemeral(state);
        platform = LocalPlatform.start(settings, Progress.silent());
        roster = DemoRoster.of(settings);
        var narrator = new Narrator(new PrintStream(OutputStream.nullOutputStream()), Duration.ofHours(1));
        var world = new DemoWorld(new ApiClient(settings.apiUrl()), roster, narrator);
        var kase = DemoCase.file(
                "A", world, new Filing("ui-citizen", "AMBULANCE_DELAY", "synthetic words", "en", 10, 212, 24));
        page = kase.awaitEvent("routed", Duration.ofSeconds(30))
                .at("/workflow/url")
                .asString();
        operator = Somebody.of(account(Role.OPERATOR, "ui-operator"));
    }

    private LocalAccounts.Account account(Role role, String name) {
        Optional<LocalAccounts.Account> made = new LocalAccounts(roster.store().bean(StaffEnrolment.class))
                .make(role, UserName.parse(name).orElseThrow());
        return made.orElseThrow();
    }

    @AfterAll
    void stop() {
        if (platform != null) {
            roster.close();
            platform.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void aPageIsSealedWithoutALoginAndReadableWithOne(String host, @TempDir Path profile) {
        String there = page.replace("127.0.0.1", host);
        assertThat(there).startsWith("http://" + host + ":");
        try (var chromium = Chromium.start(Chromium.installed().orElseThrow(), profile.resolve("profile"))) {
            Tab tab = chromium.tab();
            tab.open(there);
            tab.await("document.body.innerText.includes('Payloads stay sealed until an operator signs in')");
            tab.picture(PICTURES.resolve("sealed-" + host + ".png"));
            assertThat(tab.text()).doesNotContain("AMBULANCE_DELAY in 10/212", " due ");

            signIn(tab, operator);
            tab.picture(PICTURES.resolve("login-" + host + ".png"));
            tab.open(there);
            tab.await("document.body.innerText.includes('AMBULANCE_DELAY in 10/212')");
            tab.await("document.body.innerText.includes('warning due ')");
            tab.picture(PICTURES.resolve("readable-" + host + ".png"));
            assertThat(tab.text()).doesNotContain("Payloads stay sealed");
        }
    }

    @Test
    void whoIsNoOperatorSeesThatAValueIsSealed(@TempDir Path profile) {
        try (var chromium = Chromium.start(Chromium.installed().orElseThrow(), profile.resolve("profile"))) {
            Tab tab = chromium.tab();
            signIn(tab, Somebody.of(account(Role.CLINICIAN, "ui-clinician")));
            tab.open(page);
            tab.await("document.body.innerText.includes('Sealed: your role does not read this')");
            tab.picture(PICTURES.resolve("no-operator.png"));
            assertThat(tab.text()).doesNotContain("AMBULANCE_DELAY in 10/212", "warning due ");
        }
    }

    private void signIn(Tab tab, Somebody somebody) {
        tab.open(settings.codecUrl() + "/login");
        var form = new LinkedHashMap<String, String>();
        form.put("userName", somebody.account().userName());
        form.put("password", somebody.account().password());
        tab.await("document.querySelector('[name=\"password\"]')");
        tab.submit(form);
        tab.await("document.querySelector('[name=\"recoveryCode\"]')");
        tab.submit(Map.of("recoveryCode", somebody.codes().remove()));
        tab.await("location.pathname === '/codec'");
        tab.await("document.querySelector('form[action=\"/codec/logout\"]')");
    }
}
