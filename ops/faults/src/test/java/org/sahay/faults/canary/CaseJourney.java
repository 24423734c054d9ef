package org.sahay.faults.canary;

import static org.sahay.faults.canary.Persons.JSON;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sahay.faults.canary.Persons.Visitor;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.local.process.Await;
import org.sahay.workflows.complaint.ComplaintAction;
import org.sahay.workflows.identity.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Complaints that live through everything that can be done to one, each time with a canary to be read in the case. */
final class CaseJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int GAYA = 196;
    private static final int BIHAR = 10;

    private final FaultPlatform platform;
    private final Persons persons;
    private final Canaries canaries;

    CaseJourney(FaultPlatform platform, Persons persons, Canaries canaries) {
        this.platform = platform;
        this.persons = persons;
        this.canaries = canaries;
    }

    /** Each of them is a life of its own. */
    List<Runnable> all() {
        return List.of(this::solvedAndRated, this::rejected, this::handedOn, this::escalated, this::assigned);
    }

    private void solvedAndRated() {
        Case one = file(Kind.LONG_SENTENCE);
        one.byOwner(ComplaintAction.START, Kind.SENTENCE);
        one.byCitizen(ComplaintAction.COMMENT, Kind.TAMIL_NAME);
        one.byOwner(ComplaintAction.COMMENT, Kind.HINDI_NAME);
        one.byOwner(ComplaintAction.REQUEST_INFO, Kind.SENTENCE);
        one.byCitizen(ComplaintAction.PROVIDE_INFO, Kind.PHONE);
        one.byOwner(ComplaintAction.RESOLVE, Kind.LONG_SENTENCE);
        one.byCitizen(ComplaintAction.REOPEN, Kind.ABHA_NUMBER);
        one.byOwner(ComplaintAction.START, Kind.NAME);
        one.byOwner(ComplaintAction.RESOLVE, Kind.SENTENCE);
        one.byCitizen(ComplaintAction.RATE, Kind.SENTENCE, Map.of("rating", 4));
    }

    private void rejected() {
        file(Kind.SENTENCE).byOwner(ComplaintAction.REJECT, Kind.HINDI_NAME, Map.of("reason", "NOT_A_GRIEVANCE"));
    }

    private void handedOn() {
        Case one = file(Kind.NAME);
        one.byOwner(
                ComplaintAction.TRANSFER,
                Kind.SENTENCE,
                Map.of("office", Map.of("lgdState", BIHAR, "lgdDistrict", GAYA)));
        one.byCitizen(ComplaintAction.WITHDRAW, Kind.TAMIL_NAME);
    }

    private void escalated() {
        file(Kind.PHONE).byOwner(ComplaintAction.ESCALATE, Kind.LONG_SENTENCE);
    }

    private void assigned() {
        UUID superior = platform.officer(Role.STATE_OFFICER, BIHAR, null);
        Case one = file(Kind.ABHA_ADDRESS);
        one.owner();
        one.act(() -> persons.officer(superior), ComplaintAction.ASSIGN, Kind.NAME, Map.of("officerId", superior));
    }

    private Case file(Kind kind) {
        Visitor citizen = persons.signIn(null);
        Canary description = canaries.make(kind, "fileComplaint, description");
        Canary lat = canaries.make(Kind.LATITUDE, "fileComplaint, location.lat");
        Canary lon = canaries.make(Kind.LONGITUDE, "fileComplaint, location.lon");
        ObjectNode body = Scene.filing(description.value());
        body.withObject("location")
                .put("lat", Double.parseDouble(lat.value()))
                .put("lon", Double.parseDouble(lon.value()));
        var filed = persons.ask(
                "fileComplaint",
                "POST",
                "/v1/complaints",
                () -> persons.proven(citizen, "POST", "/v1/complaints"),
                body,
                List.of(description, lat, lon));
        var one = new Case(citizen, "/v1/complaints/" + filed.json().get("id").asString());
        one.requireReadable(description);
        return one;
    }

    private final class Case {
        private final Visitor citizen;
        private final String target;

        Case(Visitor citizen, String target) {
            this.citizen = citizen;
            this.target = target;
        }

        void byCitizen(ComplaintAction action, Kind comment) {
            byCitizen(action, comment, Map.of());
        }

        void byCitizen(ComplaintAction action, Kind comment, Map<String, ?> more) {
            act(() -> persons.proven(citizen, "POST", target + "/actions"), action, comment, more);
        }

        void byOwner(ComplaintAction action, Kind comment) {
            byOwner(action, comment, Map.of());
        }

        void byOwner(ComplaintAction action, Kind comment, Map<String, ?> more) {
            UUID owner = owner();
            act(() -> persons.officer(owner), action, comment, more);
        }

        void act(Supplier<Map<String, String>> who, ComplaintAction action, Kind kind, Map<String, ?> more) {
            var body = new HashMap<String, Object>(more);
            Canary comment = canaries.make(kind, "actOnComplaint, comment of " + action);
            body.put("action", action.name());
            body.put("comment", comment.value());
            persons.ask("actOnComplaint", "POST", target + "/actions", who, JSON.valueToTree(body), List.of(comment));
            if (action != ComplaintAction.START && action != ComplaintAction.WITHDRAW) {
                requireReadable(comment);
            }
        }

        /** Whoever owns it now; waits for somebody. */
        UUID owner() {
            var owner = new UUID[1];
            if (!Await.until(PATIENCE, () -> (owner[0] = ownerOf(view())) != null)) {
                throw new AssertionError("Nobody owns " + target);
            }
            return owner[0];
        }

        private static @Nullable UUID ownerOf(JsonNode view) {
            JsonNode owner = view.path("owner").path("officerId");
            return owner.isString() ? UUID.fromString(owner.asString()) : null;
        }

        /** What went in is there: it was kept, and in the vault it must be. */
        void requireReadable(Canary text) {
            if (!view().toString().contains(text.value())) {
                throw new AssertionError(target + " does not show " + text);
            }
        }

        private JsonNode view() {
            return persons.ask(
                            "readComplaint",
                            "GET",
                            target,
                            () -> persons.proven(citizen, "GET", target),
                            null,
                            List.of())
                    .json();
        }
    }
}
