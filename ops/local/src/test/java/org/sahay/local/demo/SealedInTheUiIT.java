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
    /** Sealed bytes, as the page shows them. */
    private static final String SEALED = "[A-Za-z0-9+/]{80,}";

    private static final String INPUT = "\"category\": \"AMBULANCE_DELAY\"";
    private static final String SUMMARY = "AMBULANCE_DELAY in 10"; // and the district, behind another stroke
    private static final String TIMER = "officer-deadline due 20";

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
            tab.awaitText("Payloads stay sealed until an operator signs in");
            tab.picture(PICTURES.resolve("sealed-" + host + ".png"));
            assertThat(tab.text()).containsPattern(SEALED).doesNotContain(INPUT, SUMMARY, TIMER);

            signIn(tab, operator);
            tab.picture(PICTURES.resolve("login-" + host + ".png"));
            tab.open(there);
            tab.awaitText(INPUT);
            tab.awaitText(SUMMARY);
            tab.awaitText(TIMER);
            tab.picture(PICTURES.resolve("readable-" + host + ".png"));
            assertThat(tab.text()).doesNotContain("Payloads stay sealed").doesNotContainPattern(SEALED);
            tab.open(tab.evaluate("location.href").asString().replaceFirst("/[a-z]+$", "/user-metadata"));
            tab.awaitText(SUMMARY);
            tab.awaitText("on rung 1 of 3"); // the current details, which the workflow itself is asked for
            tab.picture(PICTURES.resolve("at-two-" + host + ".png"));
        }
    }

    @Test
    void whoIsNoOperatorSeesThatAValueIsSealed(@TempDir Path profile) {
        try (var chromium = Chromium.start(Chromium.installed().orElseThrow(), profile.resolve("profile"))) {
            Tab tab = chromium.tab();
            signIn(tab, Somebody.of(account(Role.CLINICIAN, "ui-clinician")));
            tab.open(page);
            tab.awaitText("Sealed: your role does not read this");
            tab.picture(PICTURES.resolve("no-operator.png"));
            assertThat(tab.text()).doesNotContain(INPUT, SUMMARY, TIMER);
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
