package org.sahay.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LabelsTest {
    private static final Labels LABELS = new Labels();
    private static final String[] TECHNICAL = {
        "SAHAY",
        "Idempotency-Key",
        "application/json",
        "TRANSFER",
        "Accept-Patch",
        "Accept",
        "If-Match",
        "ETag",
        "ABHA",
        "Allow",
        "JSON",
        "UTF-8",
        "UUID",
        "KiB",
        "DPoP-Nonce",
        "DPoP",
        "RFC 9449",
        "P-256",
        "ES256",
        "jti",
        "htm",
        "htu",
        "nonce",
        "query"
    };
    private static final Map<String, Object> FILLED = Map.of(
            "role", "1", "area", "2", "open", 3, "field", "4", "rule", "5", "action", "6", "status", "7", "limit", 256,
            "seconds", 9, "key", "10");

    static Stream<Arguments> everyLabelInEveryLanguage() {
        return LABELS.keys().stream()
                .sorted()
                .flatMap(key -> Locales.SUPPORTED.stream().map(locale -> Arguments.of(key, locale)));
    }

    @ParameterizedTest
    @MethodSource("everyLabelInEveryLanguage")
    void everyLabelIsReadableFilledAndWithOnlyWhatItNeeds(String key, Locale locale) {
        Texts.assertReadable(LABELS.label(key, locale, FILLED), locale, TECHNICAL);
        var needed = new HashMap<>(FILLED);
        needed.keySet().retainAll(LABELS.template(key, locale).required());
        Texts.assertReadable(LABELS.label(key, locale, needed), locale, TECHNICAL);
        for (var argument : needed.keySet()) {
            var lacking = new HashMap<>(needed);
            lacking.remove(argument);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LABELS.label(key, locale, lacking))
                    .withMessageContainingAll(key, "{" + argument + "}");
        }
    }

    @Test
    void theKeysAreTheContract() {
        var expected = new TreeSet<String>();
        for (var code : List.of(
                "MEDICINE_STOCK_OUT",
                "STAFF_ABSENT",
                "FACILITY_CLOSED",
                "BRIBE_DEMANDED",
                "AMBULANCE_DELAY",
                "SANITATION",
                "BEHAVIOUR",
                "PRIVACY",
                "OTHER")) {
            expected.add("category." + code);
            expected.add("category." + code + ".hint");
        }
        for (var code : List.of(
                "citizen",
                "caregiver",
                "asha",
                "clinician",
                "district_officer",
                "state_officer",
                "national_admin",
                "operator")) {
            expected.add("role." + code);
        }
        for (var code : List.of(
                "SUBMITTED", "HELD", "ASSIGNED", "IN_PROGRESS", "AWAITING_CITIZEN", "RESOLVED", "REJECTED", "CLOSED")) {
            expected.add("status." + code);
        }
        for (var code : List.of("RATED", "DISSATISFIED", "UNRATED", "WITHDRAWN")) {
            expected.add("outcome." + code);
        }
        expected.addAll(List.of(
                "held.NOBODY_ELIGIBLE",
                "routing.chosen",
                "routing.nobody",
                "warning.abha-number-check-digit",
                "warning.many-records",
                "warning.clock-ahead"));
        for (var code : List.of(
                "id-invalid",
                "key-reused",
                "not-yours",
                "held",
                "too-many-complaints",
                "unknown-type",
                "unknown-version",
                "schema",
                "impossible-value",
                "impossible-time",
                "unknown-metric",
                "wrong-unit",
                "too-deep",
                "too-large",
                "duplicate-field",
                "unreadable-text",
                "malformed-json")) {
            expected.add("sync." + code);
        }
        for (var part : List.of(
                "title",
                "reads",
                "reads-not",
                "out",
                "ui",
                "sign-in",
                "sign-out",
                "sealed",
                "without-key",
                "changed")) {
            expected.add("codec." + part);
        }
        for (var part : List.of(
                "language",
                "user-name",
                "password",
                "code",
                "sign-in.title",
                "sign-in.submit",
                "sign-in.refused",
                "second.title",
                "second.hint",
                "second.submit",
                "second.refused",
                "recovery.title",
                "recovery.code",
                "recovery.hint",
                "recovery.submit",
                "enrol.title",
                "enrol.password-step",
                "enrol.password-hint",
                "enrol.again",
                "enrol.app-step",
                "enrol.app-hint",
                "enrol.picture",
                "enrol.key",
                "enrol.link",
                "enrol.code-step",
                "enrol.submit",
                "enrol.length",
                "enrol.like-name",
                "enrol.guessable",
                "enrol.different",
                "enrol.wrong-code",
                "enrolled.title",
                "enrolled.hint",
                "enrolled.next",
                "change.title",
                "change.link",
                "change.hint",
                "change.present",
                "change.new",
                "change.submit",
                "change.refused",
                "changed.title",
                "changed.hint",
                "over.title",
                "over.hint")) {
            expected.add("staff." + part);
        }
        for (var code : List.of(
                "malformed-request",
                "malformed-json",
                "unknown-field",
                "missing-field",
                "invalid-value",
                "unknown-category",
                "unknown-place",
                "district-outside-state",
                "no-link",
                "idempotency-key-missing",
                "idempotency-key-reused",
                "idempotency-in-flight",
                "body-too-large",
                "sign-in-refused",
                "refresh-refused",
                "body-too-slow",
                "unauthenticated",
                "token-expired",
                "session-ended",
                "dpop-proof-missing",
                "dpop-key-mismatch",
                "dpop-replayed",
                "dpop-wrong-target",
                "dpop-stale",
                "dpop-nonce-required",
                "dpop-invalid",
                "precondition-failed",
                "precondition-required",
                "forbidden",
                "not-found",
                "illegal-transition",
                "staff-account-conflict",
                "asha-conflict",
                "not-our-office",
                "limit-reached",
                "workflow-unavailable",
                "sign-in-unavailable",
                "overloaded",
                "temporarily-unavailable",
                "too-many-requests",
                "internal",
                "method-not-allowed",
                "unsupported-media-type",
                "not-acceptable")) {
            expected.add("problem." + code + ".title");
            expected.add("problem." + code + ".detail");
        }
        for (var part : List.of(
                "role.system",
                "operation.complaint.accepted",
                "operation.complaint.routed",
                "operation.complaint.held",
                "operation.complaint.nobody-above",
                "operation.complaint.roster-changed",
                "operation.complaint.held-alert",
                "operation.complaint.warning",
                "operation.complaint.breach",
                "operation.complaint.rung",
                "operation.complaint.top-reminder",
                "operation.complaint.officer-deadline",
                "operation.complaint.officer-reminder",
                "operation.complaint.info-time-over",
                "operation.complaint.window-over",
                "operation.complaint.commented",
                "operation.complaint.assigned",
                "operation.complaint.started",
                "operation.complaint.info-requested",
                "operation.complaint.info-provided",
                "operation.complaint.resolved",
                "operation.complaint.rejected",
                "operation.complaint.transferred",
                "operation.complaint.escalated",
                "operation.complaint.rated",
                "operation.complaint.reopened",
                "operation.complaint.withdrawn",
                "operation.complaint.read",
                "operation.complaint.list",
                "operation.profile.read",
                "operation.profile.change",
                "operation.profile.history",
                "operation.profile.change-forced",
                "operation.delegation.give",
                "operation.delegation.end",
                "operation.person.enrol",
                "operation.person.read",
                "operation.asha.enrol",
                "operation.asha.withdraw",
                "operation.session.start",
                "operation.session.end",
                "operation.audit.list",
                "operation.message.list",
                "operation.sync.send",
                "operation.sync.changes",
                "operation.sync.quarantine",
                "operation.sync.resubmit",
                "operation.sync.resubmit-refused",
                "operation.sync.replay",
                "operation.sync.replay-refused",
                "operation.payload.read",
                "purpose.own-complaint",
                "purpose.own-profile",
                "purpose.own-record",
                "purpose.own-audit",
                "purpose.grievance-redress",
                "purpose.grievance",
                "purpose.operation",
                "purpose.development",
                "purpose.sign-in",
                "purpose.enrolment",
                "purpose.signed-out",
                "purpose.refresh-token-reused",
                "purpose.account-locked",
                "purpose.asha-withdrawn",
                "purpose.password-changed",
                "operation.wellness.series",
                "operation.wellness.flags",
                "operation.wellness.acknowledge",
                "ground.SELF",
                "ground.DELEGATION",
                "ground.ASSIGNED_VILLAGE",
                "ground.DUTY",
                "ground.SIGN_IN",
                "ground.ADMINISTRATION",
                "ground.OPERATION",
                "ground.PROCEDURE",
                "ground.OWN_ACT",
                "ground.DEVELOPMENT",
                "other")) {
            expected.add("audit." + part);
        }
        for (var metric : List.of(
                "blood_glucose",
                "body_height",
                "body_temperature",
                "body_weight",
                "diastolic",
                "haemoglobin",
                "heart_rate",
                "oxygen_saturation",
                "respiratory_rate",
                "sleep_duration",
                "steps",
                "systolic")) {
            expected.add("metric." + metric);
        }
        assertThat(LABELS.keys()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 1 | District officer, area Patna, 1 open case: chosen by most specific area, then fewest open cases, then lowest code
            en | 2 | District officer, area Patna, 2 open cases: chosen by most specific area, then fewest open cases, then lowest code
            hi | 2 | जिला अधिकारी, क्षेत्र Patna, खुले मामले 2: चयन का क्रम – सबसे नज़दीकी क्षेत्र, फिर सबसे कम खुले मामले, फिर सबसे छोटा कोड
            """)
    void theReasonOfARoutingReadsAsASentence(Locale locale, int open, String expected) {
        var role = LABELS.label("role.district_officer", locale);
        assertThat(LABELS.label("routing.chosen", locale, Map.of("role", role, "area", "Patna", "open", open)))
                .isEqualTo(java.text.Normalizer.normalize(expected, java.text.Normalizer.Form.NFC));
    }

    @Test
    void anArgumentThatIsAbsentLeavesAWholeSentence() {
        var locale = Locale.of("en", "IN");
        assertThat(LABELS.label("problem.invalid-value.detail", locale, Map.of("field", "rating", "rule", "1 to 5")))
                .isEqualTo("The value of “rating” is not accepted: 1 to 5. Correct it and send the request again.");
        assertThat(LABELS.label("problem.invalid-value.detail", locale, Map.of("field", "rating")))
                .isEqualTo("The value of “rating” is not accepted. Correct it and send the request again.");
        assertThat(LABELS.label("problem.idempotency-in-flight.detail", locale, Map.of("seconds", 1)))
                .endsWith("Ask again with the same key in 1 second.");
        assertThat(LABELS.label("problem.idempotency-in-flight.detail", locale))
                .endsWith("Ask again with the same key shortly.");
    }

    @Test
    void anUnknownKeyIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LABELS.label("category.NONE", Locales.TAMIL))
                .withMessageContaining("category.NONE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing-key      | hi.properties        | the key b is missing
            extra-key        | en.properties        | the key c is missing
            argument         | ta.properties#a      | uses {field}
            needed           | hi.properties#a      | always needs {field}
            unknown-argument | en.properties#a      | unknown argument {name}
            twice            | en.properties        | the key a is there twice
            missing-file     | ta.properties        | the file is missing
            """)
    void aBrokenLabelStopsTheStartNamingItsFileAndKeyOrArgument(String folder, String file, String problem) {
        assertThatThrownBy(() -> new Labels("broken-labels/" + folder))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("broken-labels/" + folder + "/" + file)
                .hasMessageContaining(problem);
    }
}
