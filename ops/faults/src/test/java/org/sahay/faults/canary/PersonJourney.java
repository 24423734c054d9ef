package org.sahay.faults.canary;

import static org.sahay.faults.canary.Persons.JSON;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.faults.canary.Persons.Visitor;
import org.sahay.workflows.identity.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who signs in, tells about themselves, lets a helper act for them, and looks who looked. */
final class PersonJourney implements Runnable {
    private static final String PROFILE = "/v1/profile/me";

    private final Persons persons;
    private final Canaries canaries;

    PersonJourney(Persons persons, Canaries canaries) {
        this.persons = persons;
        this.canaries = canaries;
    }

    @Override
    public void run() {
        Visitor citizen = persons.signIn(null);
        Visitor helper = persons.signIn(Role.CAREGIVER);
        tellOf(citizen, Kind.HINDI_NAME);
        tellOf(citizen, Kind.TAMIL_NAME);
        tellOf(citizen, Kind.NAME);
        ask(
                citizen,
                "giveDelegation",
                "POST",
                PROFILE + "/delegations",
                JSON.valueToTree(Map.of(
                        "helperId",
                        helper.id(),
                        "relation",
                        "caregiver",
                        "expiresAt",
                        Instant.now().plus(Duration.ofDays(9)).toString())),
                List.of());
        fileFor(citizen, helper);
        ask(citizen, "listMyAudit", "GET", "/v1/audit/me", null, List.of());
        refresh(citizen);
    }

    /** Each change takes the place of what was told before. */
    private void tellOf(Visitor citizen, Kind kind) {
        Canary name = canaries.make(kind, "changeProfile, name");
        Canary number = canaries.make(Kind.ABHA_NUMBER, "changeProfile, identifiers");
        Canary address = canaries.make(Kind.ABHA_ADDRESS, "changeProfile, identifiers");
        JsonNode patch = JSON.valueToTree(Map.of(
                "name",
                name.value(),
                "identifiers",
                List.of(
                        Map.of("type", "ABHA_NUMBER", "value", number.value()),
                        Map.of("type", "ABHA_ADDRESS", "value", address.value()))));
        persons.ask("changeProfile", "PATCH", PROFILE, () -> patching(citizen), patch, List.of(name, number, address));
        String shown =
                ask(citizen, "readProfile", "GET", PROFILE, null, List.of()).body();
        if (!shown.contains(name.value()) || !shown.contains(address.value())) {
            throw new AssertionError("The profile does not show " + name);
        }
    }

    private Map<String, String> patching(Visitor citizen) {
        var headers = new HashMap<>(persons.proven(citizen, "PATCH", PROFILE));
        headers.put("If-Match", "*");
        headers.put("Content-Type", "application/merge-patch+json");
        return headers;
    }

    private void fileFor(Visitor citizen, Visitor helper) {
        Canary description = canaries.make(Kind.TAMIL_NAME, "fileComplaint, description for a ward");
        ObjectNode body = Scene.filing(description.value());
        body.withObject("onBehalfOf").put("citizenId", citizen.id().toString());
        ask(helper, "fileComplaint", "POST", "/v1/complaints", body, List.of(description));
    }

    private void refresh(Visitor citizen) {
        String target = "/v1/auth/refresh";
        persons.ask(
                "refreshTokens",
                "POST",
                target,
                () -> persons.proof(citizen.who().device(), target),
                JSON.valueToTree(Map.of("refresh_token", citizen.refresh())),
                List.of());
    }

    private Told ask(
            Visitor who, String operation, String method, String target, @Nullable JsonNode body, List<Canary> values) {
        return persons.ask(operation, method, target, () -> persons.proven(who, method, target), body, values);
    }
}
