package org.sahay.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sahay.local.agreement.Entry;
import org.sahay.local.process.Await;
import org.sahay.local.process.LocalFailure;
import tools.jackson.databind.JsonNode;

/** One complaint of the demo: filed, watched and acted on through the API, and told line by line. */
final class DemoCase {
    private static final Set<String> OWNED = Set.of("ASSIGNED", "IN_PROGRESS", "AWAITING_CITIZEN");

    private final String name;
    private final DemoWorld world;
    private final String citizenToken;
    private final Filing filing;
    private final UUID id;
    private final List<Entry> told = new ArrayList<>();
    private @Nullable Instant filedAt;
    private @Nullable Instant runStartedAt;
    private @Nullable String lastOwner;

    private DemoCase(String name, DemoWorld world, String citizenToken, UUID id, Filing filing) {
        this.name = name;
        this.world = world;
        this.citizenToken = citizenToken;
        this.id = id;
        this.filing = filing;
    }

    /** Files the complaint as a citizen. */
    static DemoCase file(String name, DemoWorld world, Filing filing) {
        String token = world.people().citizen(filing.citizen());
        JsonNode view = world.api()
                .post(
                        token,
                        "/v1/complaints",
                        Map.of(
                                "category", filing.category(),
                                "description", filing.description(),
                                "language", filing.language(),
                                "channel", "APP",
                                "location",
                                        Map.of("lgdState", filing.lgdState(), "lgdDistrict", filing.lgdDistrict())));
        world.narrator()
                .say("%s  filed in %s: complaint %s, %s in LGD %d/%d"
                        .formatted(
                                name,
                                filing.language(),
                                view.get("number").asString(),
                                filing.category(),
                                filing.lgdState(),
                                filing.lgdDistrict()));
        return new DemoCase(name, world, token, UUID.fromString(view.get("id").asString()), filing);
    }

    /** What a citizen files. */
    record Filing(
            String citizen,
            String category,
            String description,
            String language,
            int lgdState,
            int lgdDistrict,
            int slaHours) {}

    String name() {
        return name;
    }

    UUID id() {
        return id;
    }

    int lgdState() {
        return filing.lgdState();
    }

    UUID citizenId() {
        return world.people().citizenId(citizenToken);
    }

    /** Waits for an event of the timeline, telling everything on the way. */
    JsonNode awaitEvent(String event, Duration atMost) {
        return await(
                "the event " + event,
                atMost,
                view -> told.stream().anyMatch(entry -> entry.event().equals(event)));
    }

    JsonNode awaitStatus(String status, Duration atMost) {
        return await(
                "status " + status,
                atMost,
                view -> view.get("status").asString().equals(status));
    }

    /** Waits for this rung or one above it: looking now and then may miss one. */
    JsonNode awaitLevel(int level, Duration atMost) {
        return await("level " + level, atMost, view -> view.get("level").asInt() >= level);
    }

    private JsonNode await(String what, Duration atMost, Predicate<JsonNode> condition) {
        var last = new JsonNode[1];
        boolean held = Await.until(atMost, () -> {
            last[0] = look();
            return condition.test(last[0]);
        });
        if (!held) {
            throw new LocalFailure("Case %s has not reached %s within %d s; its workflow: %s"
                    .formatted(name, what, atMost.toSeconds(), link(last[0])));
        }
        return last[0];
    }

    /** Reads the case and tells what is new. */
    JsonNode look() {
        JsonNode view = world.api().get(world.people().operator(), "/v1/complaints/" + id);
        for (JsonNode node : view.get("timeline")) {
            if (node.get("seq").asLong() > told.size()) {
                tell(node, view);
            }
        }
        return view;
    }

    private void tell(JsonNode node, JsonNode view) {
        Instant at = Instant.parse(node.get("at").asString());
        var entry = new Entry(
                node.get("seq").asLong(),
                node.get("event").asString(),
                node.path("from").isString() ? node.get("from").asString() : null,
                node.get("to").asString(),
                node.get("level").asInt());
        told.add(entry);
        Instant filed = filedAt == null ? at : filedAt;
        boolean newRun = runStartedAt == null || entry.event().equals("reopened");
        filedAt = filed;
        runStartedAt = newRun ? at : runStartedAt;
        lastOwner = ownerAt(entry, view);
        var details = new Narrator.Details(filing.slaHours(), lastOwner, link(view));
        world.narrator().tell(name, entry, at, runStartedAt == null ? at : runStartedAt, filed, details);
    }

    /** The row names the owner after its last entry; one seen together with a later entry had the owner told before. */
    private @Nullable String ownerAt(Entry entry, JsonNode view) {
        if (!OWNED.contains(entry.to())) {
            return null;
        }
        boolean last = entry.seq() == view.get("timeline").size();
        return last || lastOwner == null ? world.people().nameOf(owner(view)) : lastOwner;
    }

    /** Shows what the citizen was told, in their language, once it is sent. */
    void tellNotice(String kind) {
        String path = "/v1/dev/messages?to=" + citizenId() + "&kind=" + kind;
        var text = new String[1];
        boolean sent = Await.until(Duration.ofSeconds(10), () -> {
            for (JsonNode message :
                    world.api().get(world.people().operator(), path).get("items")) {
                text[0] = message.get("text").asString();
            }
            return text[0] != null;
        });
        if (!sent) {
            throw new LocalFailure("Case %s: no notice %s within 10 s; see the queue messages in the Temporal UI."
                    .formatted(name, kind));
        }
        world.narrator().say("%s  to the citizen: %s".formatted(name, text[0]));
    }

    /** Acts as the citizen. */
    void citizen(String action, Map<String, ?> fields) {
        act(citizenToken, action, fields);
    }

    /** Acts as whoever owns the case now. */
    void owner(String action, Map<String, ?> fields) {
        UUID owner = owner(look());
        if (owner == null) {
            throw new LocalFailure("Case " + name + " has no owner who could " + action + ".");
        }
        act(world.people().officer(owner), action, fields);
    }

    private void act(String token, String action, Map<String, ?> fields) {
        var body = new HashMap<String, Object>(fields);
        body.put("action", action);
        world.api().post(token, "/v1/complaints/" + id + "/actions", body);
        look();
    }

    static @Nullable UUID owner(JsonNode view) {
        JsonNode owner = view.path("owner").path("officerId");
        return owner.isString() ? UUID.fromString(owner.asString()) : null;
    }

    private static @Nullable String link(JsonNode view) {
        JsonNode url = view.path("workflow").path("url");
        return url.isString() ? url.asString() : null;
    }
}
