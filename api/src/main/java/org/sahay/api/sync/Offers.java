package org.sahay.api.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sahay.api.complaint.ComplaintDrafts;
import org.sahay.api.identity.SentProfile;
import org.sahay.api.security.PersonalReach;
import org.sahay.api.security.Right;
import org.sahay.api.sync.Offer.Fate;
import org.sahay.api.sync.event.Flaw;
import org.sahay.api.sync.event.SentEvent;
import org.sahay.store.place.Places;
import org.sahay.store.vault.BlindIndex;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Decides what is to become of events, each for itself; what was sent before under the same ids is not asked here. */
final class Offers {
    static final String NOT_YOURS = "not-yours";
    private static final Fate NOT_THEIRS = new Fate.Refuse(NOT_YOURS, "/subject");

    private final PersonalReach reach;
    private final ComplaintDrafts complaints;
    private final Places places;
    private final BlindIndex index;

    Offers(PersonalReach reach, ComplaintDrafts complaints, Places places, BlindIndex index) {
        this.reach = reach;
        this.complaints = complaints;
        this.places = places;
        this.index = index;
    }

    /** In the order sent; empty for what has no id to be known by. */
    List<Optional<Offer>> of(Right right, Actor actor, List<SentEvent> events) {
        List<UUID> subjects = events.stream()
                .map(Offers::subject)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Function<UUID, Optional<Basis>> bases = reach.ofMany(right.grant(actor.role()), actor, subjects);
        return events.stream().map(event -> offer(actor, event, bases)).toList();
    }

    /** Nobody who reads it in the database can try guesses on it. */
    byte[] device(Actor actor, String deviceId) {
        return index.of("sync-device", actor.id() + "/" + deviceId);
    }

    private Optional<Offer> offer(Actor actor, SentEvent event, Function<UUID, Optional<Basis>> bases) {
        return switch (event) {
            case SentEvent.Readable readable ->
                Optional.of(new Offer(
                        readable.id(),
                        keyed(actor, readable.id(), readable.hash()),
                        () -> keyed(actor, readable.id(), readable.sentHash()),
                        fate(readable.subject(), actor, bases, basis -> readable(readable, basis, actor))));
            case SentEvent.Bad bad -> {
                byte[] sentHash = keyed(actor, bad.id(), bad.hash());
                yield Optional.of(new Offer(
                        bad.id(),
                        sentHash,
                        () -> sentHash,
                        fate(bad.subject(), actor, bases, basis -> quarantine(bad, basis))));
            }
            case SentEvent.Nameless nameless -> Optional.empty();
        };
    }

    private byte[] keyed(Actor actor, UUID id, byte[] hash) {
        return index.of(
                "sync-event", actor.id() + "/" + id + "/" + HexFormat.of().formatHex(hash));
    }

    private static @Nullable UUID subject(SentEvent event) {
        return switch (event) {
            case SentEvent.Readable readable -> readable.subject();
            case SentEvent.Bad bad -> bad.subject();
            case SentEvent.Nameless nameless -> null;
        };
    }

    /** What says not whose it is can only be the sender's to correct. */
    private static Fate fate(
            @Nullable UUID subject, Actor actor, Function<UUID, Optional<Basis>> bases, Function<Basis, Fate> within) {
        return bases.apply(subject == null ? actor.id() : subject).map(within).orElse(NOT_THEIRS);
    }

    private static Fate quarantine(SentEvent.Bad bad, Basis basis) {
        Flaw flaw = bad.flaw();
        return new Fate.Quarantine(bad.subject(), basis, bad.raw(), flaw.code().code(), flaw.path());
    }

    private Fate readable(SentEvent.Readable event, Basis basis, Actor actor) {
        if (event.type().speaksForItsSubject() && basis.equals(Basis.ASSIGNED_VILLAGE)) {
            return NOT_THEIRS;
        }
        return switch (event.type()) {
            case COMPLAINT_FILED -> complaint(event, basis);
            case PROFILE_EDITED -> edit(event, basis, actor);
            default -> new Fate.Accept(event, basis, null, null);
        };
    }

    /** A profile is changed by whose it is, also on a device: what helpers are let do is another row of the table. */
    private Fate edit(SentEvent.Readable event, Basis basis, Actor actor) {
        if (reach.basis(Right.CHANGE_PROFILE.grant(actor.role()), actor, event.subject())
                .isEmpty()) {
            return NOT_THEIRS;
        }
        return switch (SentProfile.read(event.payload(), places)) {
            case SentProfile.Sound(var change) -> new Fate.Accept(event, basis, null, change);
            case SentProfile.Faulty(String code, String field) ->
                new Fate.Quarantine(event.subject(), basis, asSent(event), code, pointer(field));
        };
    }

    private Fate complaint(SentEvent.Readable event, Basis basis) {
        return switch (complaints.read(event.payload())) {
            case ComplaintDrafts.Sent.Sound sound -> new Fate.Accept(event, basis, sound, null);
            case ComplaintDrafts.Sent.Faulty(String code, String field) ->
                new Fate.Quarantine(event.subject(), basis, asSent(event), code, pointer(field));
        };
    }

    private static String pointer(String field) {
        return "/payload"
                + (field.isEmpty()
                        ? ""
                        : "/" + field.replace('.', '/').replace('[', '/').replace("]", ""));
    }

    private static byte[] asSent(SentEvent.Readable event) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", event.id().toString())
                .put("type", event.type().code())
                .put("schemaVersion", event.schemaVersion())
                .put("subject", event.subject().toString())
                .put("clientTime", event.clientTime().toString())
                .put("deviceSeq", event.deviceSeq());
        if (event.baseVersion() != null) {
            json.put("baseVersion", event.baseVersion());
        }
        return json.set("payload", event.payload()).toString().getBytes(UTF_8);
    }
}
