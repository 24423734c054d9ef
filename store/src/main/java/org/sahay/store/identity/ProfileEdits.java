package org.sahay.store.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.RowSeals;

/**
 * Keeps every edit of a profile and lets each have its turn; the profile itself is {@link Profiles}' to lock before and to change
 * after. As many edits as there are, they take the same few statements.
 */
final class ProfileEdits {
    private final ProfileEditRows rows;
    private final RowSeals seals;
    private final ReleasedEvents released;

    ProfileEdits(ProfileEditRows rows, RowSeals seals, ReleasedEvents released) {
        this.rows = rows;
        this.seals = seals;
        this.released = released;
    }

    /**
     * What some edits made of a profile.
     *
     * @param version there is now
     * @param applied ids of the edits that were applied
     * @param forced those of them that could not wait for their turn
     * @param won what the winners make of fields that changed hands
     */
    record Turn(long version, Set<UUID> applied, Set<UUID> forced, Map<ProfileField, ProfileChange> won) {
        ProfileDetails of(ProfileDetails had) {
            ProfileDetails details = had;
            for (var one : won.entrySet()) {
                details = one.getValue().taken(details, Set.of(one.getKey()));
            }
            return details;
        }
    }

    /** An edit that nobody has seen yet. */
    private record Arrived(ProfileEditRow row, ProfileChange change) {}

    /** Edits that a device made. */
    Turn sent(UUID person, long version, byte[] device, Instant at, List<SentEdit> edits) {
        List<RowSeals.Kept> sealed = seal(
                person,
                edits.stream().map(SentEdit::id).toList(),
                edits.stream().map(SentEdit::change).toList());
        var arrived = new ArrayList<Arrived>();
        for (int i = 0; i < edits.size(); i++) {
            SentEdit edit = edits.get(i);
            var row = new ProfileEditRow(
                    edit.id(),
                    person,
                    edit.eventId(),
                    device,
                    edit.baseVersion(),
                    null,
                    edit.clientTime(),
                    at,
                    EditPlace.of(edit.clientTime(), at, edit.baseVersion(), edit.eventId()),
                    EditPlace.isAhead(edit.clientTime(), at),
                    false,
                    edit.change().fields(),
                    sealed.get(i));
            arrived.add(new Arrived(row, edit.change()));
        }
        return take(person, version, rows.standing(person), rows.held(person), device, arrived, waiting -> false);
    }

    /** An edit made over HTTP by somebody who saw what there was: it comes after all that is known. */
    Turn made(UUID person, long version, Instant now, ProfileChange change) {
        Map<ProfileField, EditPlace> standing = rows.standing(person);
        List<ProfileEditRow> waited = rows.held(person);
        Stream<EditPlace> known = Stream.concat(
                standing.entrySet().stream()
                        .filter(one -> change.fields().contains(one.getKey()))
                        .map(Map.Entry::getValue),
                waited.stream()
                        .filter(row -> row.fields().stream().anyMatch(change.fields()::contains))
                        .map(ProfileEditRow::place));
        Instant at = known.map(place -> place.at().plus(1, ChronoUnit.MICROS))
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
        UUID id = UUID.randomUUID();
        var row = new ProfileEditRow(
                id,
                person,
                id,
                null,
                null,
                null,
                now,
                now,
                new EditPlace(at, -1, id),
                false,
                false,
                change.fields(),
                seal(person, List.of(id), List.of(change)).getFirst());
        return take(person, version, standing, waited, null, List.of(new Arrived(row, change)), waiting -> false);
    }

    /** Those that have waited since before then wait no longer. */
    Turn force(UUID person, long version, Instant before) {
        return take(
                person,
                version,
                rows.standing(person),
                rows.held(person),
                null,
                List.of(),
                waiting -> !waiting.receivedAt().isAfter(before));
    }

    List<UUID> waitingSince(Instant before, int most) {
        return rows.waitingSince(before, most);
    }

    /** What an edit of this person's changed; empty when there is none, or when its key was destroyed. */
    Optional<ProfileChange> change(UUID person, UUID id) {
        return rows.find(person, id)
                .flatMap(row -> seals.openAll(List.of(row.change())).getFirst())
                .map(ProfileChange::of);
    }

    /** Newest first, after one of them. */
    List<ProfileEdit> newest(UUID person, @Nullable UUID after, int most) {
        List<ProfileEditRow> found = rows.newest(person, after, most);
        Map<ProfileField, UUID> inForce = rows.inForce(person);
        List<Optional<byte[]>> opened =
                seals.openAll(found.stream().map(ProfileEditRow::change).toList());
        var edits = new ArrayList<ProfileEdit>();
        for (int i = 0; i < found.size(); i++) {
            ProfileEditRow row = found.get(i);
            edits.add(new ProfileEdit(
                    row.id(),
                    row.device(),
                    row.baseVersion(),
                    row.version(),
                    row.clientTime(),
                    row.receivedAt(),
                    row.clockAhead(),
                    row.forced(),
                    row.fields(),
                    row.fields().stream()
                            .filter(field -> row.id().equals(inForce.get(field)))
                            .collect(Collectors.toSet()),
                    opened.get(i).map(ProfileChange::of)));
        }
        return edits;
    }

    private Turn take(
            UUID person,
            long version,
            Map<ProfileField, EditPlace> standing,
            List<ProfileEditRow> waited,
            byte @Nullable [] device,
            List<Arrived> arrived,
            Predicate<ProfileEditRow> overdue) {
        Map<UUID, ProfileEditRow> all = new HashMap<>();
        waited.forEach(row -> all.put(row.id(), row));
        arrived.forEach(one -> all.put(one.row().id(), one.row()));
        var outcome = ProfileTurns.decide(
                version,
                standing,
                all.values().stream().map(ProfileEditRow::edit).toList(),
                edit -> overdue.test(Objects.requireNonNull(all.get(edit.id()))));
        var applied = outcome.applied();
        rows.insertAll(
                device,
                arrived.stream()
                        .map(one -> one.row().as(applied.get(one.row().id())))
                        .toList());
        List<ProfileEditRow> let = waited.stream()
                .filter(row -> applied.containsKey(row.id()))
                .map(row -> row.as(applied.get(row.id())))
                .toList();
        rows.apply(let);
        rows.win(person, outcome.won());
        released.release(person, let.stream().map(ProfileEditRow::eventId).toList());
        Set<UUID> forced = let.stream()
                .filter(ProfileEditRow::forced)
                .map(ProfileEditRow::id)
                .collect(Collectors.toSet());
        return new Turn(outcome.version(), applied.keySet(), forced, changes(outcome.won(), arrived, let));
    }

    private Map<ProfileField, ProfileChange> changes(
            Map<ProfileField, ProfileTurns.Edit> won, List<Arrived> arrived, List<ProfileEditRow> let) {
        Set<UUID> winners = won.values().stream().map(ProfileTurns.Edit::id).collect(Collectors.toSet());
        Map<UUID, ProfileChange> changes = new HashMap<>();
        arrived.forEach(one -> changes.put(one.row().id(), one.change()));
        List<ProfileEditRow> sealed =
                let.stream().filter(row -> winners.contains(row.id())).toList();
        List<Optional<byte[]>> opened =
                seals.openAll(sealed.stream().map(ProfileEditRow::change).toList());
        for (int i = 0; i < sealed.size(); i++) {
            UUID id = sealed.get(i).id();
            opened.get(i).ifPresent(bytes -> changes.put(id, ProfileChange.of(bytes)));
        }
        Map<ProfileField, ProfileChange> made = new HashMap<>();
        won.forEach((field, edit) -> {
            ProfileChange change = changes.get(edit.id());
            if (change != null) {
                made.put(field, change);
            }
        });
        return made;
    }

    private List<RowSeals.Kept> seal(UUID person, List<UUID> ids, List<ProfileChange> changes) {
        var plain = new ArrayList<RowSeals.Plain>();
        for (int i = 0; i < ids.size(); i++) {
            plain.add(new RowSeals.Plain(
                    ProfileEditRows.place(ids.get(i), person), changes.get(i).bytes()));
        }
        return seals.sealAll(plain);
    }
}
