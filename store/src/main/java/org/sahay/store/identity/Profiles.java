package org.sahay.store.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.AbhaAddress;
import org.sahay.workflows.identity.AbhaNumber;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.LanguageTag;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The profiles of people, for themselves alone. Whatever is read or changed is in the audit trail, in the same transaction;
 * who they are lies in the vault, also what they replaced.
 */
public final class Profiles {
    /** After so long an edit waits no more: by then the device that has the one before it is lost, or never made it. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(5);

    private static final int AT_ONCE = 20;
    private static final String OWN_PROFILE = "own-profile";

    private final TransactionOperations transactions;
    private final ProfileRows rows;
    private final ProfileEdits edits;
    private final People people;
    private final Residents residents;
    private final CareLinks links;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    Profiles(
            TransactionOperations transactions,
            ProfileRows rows,
            ProfileEdits edits,
            People people,
            Residents residents,
            CareLinks links,
            Vault vault,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.edits = edits;
        this.people = people;
        this.residents = residents;
        this.links = links;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A person's own profile; an empty one for somebody who told nothing yet, known here or not.
     *
     * @param purpose why they may, for the audit trail
     */
    public Profile read(Actor person, String purpose) {
        return Objects.requireNonNull(transactions.execute(status -> {
            ProfileRow row = rows.find(person.id()).orElseGet(() -> ProfileRow.empty(person.id(), clock.instant()));
            return shown(row, person, purpose);
        }));
    }

    /**
     * Changes a person's own details, and makes the profile when there is none. Changes of one person come one after the
     * other.
     *
     * @param expected whether the version is the one the change was made for
     * @param change the details as they are to be, from those that are; the same change nothing
     * @return the profile as this change left it; empty for another version
     */
    public Optional<Profile> change(
            Actor person, LongPredicate expected, UnaryOperator<ProfileDetails> change, String purpose) {
        return Objects.requireNonNull(transactions.execute(status -> {
            ProfileRow before = rows.locked(ProfileRow.empty(person.id(), clock.instant()));
            if (!expected.test(before.version())) {
                status.setRollbackOnly();
                return Optional.<Profile>empty();
            }
            ProfileDetails had = details(before, vault.openAll(before.texts()));
            ProfileDetails wanted = change.apply(had);
            if (wanted.equals(had)) {
                return Optional.of(shown(before, person, purpose));
            }
            var turn = edits.made(person.id(), before.version(), now(), ProfileChange.between(had, wanted));
            ProfileRow after = replaced(before, had, turn);
            audit.record(entry(person, "profile.change", purpose));
            return Optional.of(shown(after, person, purpose));
        }));
    }

    /**
     * Applies what devices sent, or lets it wait for what comes before it, in the caller's transaction.
     *
     * @param device they came from, as a keyed hash
     * @return the device's ids of those that wait
     */
    public Set<UUID> receive(Actor person, byte[] device, Instant at, List<SentEdit> sent, String purpose) {
        if (sent.isEmpty()) {
            return Set.of();
        }
        ProfileRow before = rows.locked(ProfileRow.empty(person.id(), clock.instant()));
        var turn = edits.sent(person.id(), before.version(), device, at, sent);
        if (turn.version() > before.version()) {
            replaced(before, details(before, vault.openAll(before.texts())), turn);
            audit.record(entry(person, "profile.change", purpose));
        }
        return sent.stream()
                .filter(edit -> !turn.applied().contains(edit.id()))
                .map(SentEdit::eventId)
                .collect(Collectors.toSet());
    }

    /** Applies, in the caller's transaction, what has waited too long; returns for how many people. */
    public int forceOverdue() {
        Instant before = clock.instant().minus(LONGEST_WAIT);
        List<UUID> people = edits.waitingSince(before, AT_ONCE);
        for (UUID person : people) {
            ProfileRow row = rows.locked(ProfileRow.empty(person, clock.instant()));
            var turn = edits.force(person, row.version(), before);
            replaced(row, details(row, vault.openAll(row.texts())), turn);
            audit.recordAll(turn.forced().stream()
                    .map(edit -> new AuditEntry(
                            null,
                            "system",
                            "profile.change-forced",
                            person,
                            "profile_edit",
                            edit,
                            OWN_PROFILE,
                            Basis.PROCEDURE))
                    .toList());
        }
        return people.size();
    }

    /** A page of a person's own edits, newest first, also of those that lost or wait. */
    public List<ProfileEdit> history(Actor person, @Nullable UUID after, int most, String purpose) {
        return Objects.requireNonNull(transactions.execute(status -> {
            audit.record(entry(person, "profile.history", purpose));
            return edits.newest(person.id(), after, most);
        }));
    }

    /** What an edit of a person's own changed, to be made anew; empty when they have none such. */
    public Optional<ProfileChange> changeOf(Actor person, UUID edit) {
        return edits.change(person.id(), edit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private ProfileRow replaced(ProfileRow before, ProfileDetails had, ProfileEdits.Turn turn) {
        ProfileDetails wanted = turn.of(had);
        ProfileRow after = sealed(before, turn.version(), had, wanted);
        rows.replace(after, before.id());
        if (!Objects.equals(wanted.village(), had.village())) {
            residents.settle(before.id(), wanted.village());
        }
        return after;
    }

    private Profile shown(ProfileRow row, Actor person, String purpose) {
        Optional<UUID> phone = people.phoneToken(row.id());
        Map<UUID, Sealed.Where> tokens = row.texts();
        phone.ifPresent(token -> tokens.put(token, new Sealed.Where(SealedColumn.PERSON_PHONE, row.id(), row.id())));
        Map<UUID, String> texts = vault.openAll(tokens);
        audit.record(entry(person, "profile.read", purpose));
        return new Profile(
                row.id(),
                row.version(),
                details(row, texts),
                phone.map(texts::get).map(PhoneNumber::new).orElse(null),
                people.roles(row.id()),
                links.given(row.id()),
                links.received(row.id()));
    }

    private static ProfileDetails details(ProfileRow row, Map<UUID, String> texts) {
        String number = text(row.abhaNumberToken(), texts);
        String address = text(row.abhaAddressToken(), texts);
        String village = text(row.villageToken(), texts);
        return new ProfileDetails(
                row.language() == null
                        ? null
                        : LanguageTag.parse(row.language()).orElse(null),
                text(row.nameToken(), texts),
                number == null ? null : new AbhaNumber(number),
                address == null ? null : new AbhaAddress(address),
                village == null ? null : Village.of(village));
    }

    private static @Nullable String text(@Nullable UUID token, Map<UUID, String> texts) {
        return token == null ? null : texts.get(token);
    }

    private ProfileRow sealed(ProfileRow before, long version, ProfileDetails had, ProfileDetails wanted) {
        UUID id = before.id();
        return new ProfileRow(
                id,
                version,
                wanted.language() == null ? null : wanted.language().toString(),
                token(SealedColumn.PROFILE_NAME, id, before.nameToken(), had.name(), wanted.name()),
                token(SealedColumn.PROFILE_ABHA_NUMBER, id, before.abhaNumberToken(), digits(had), digits(wanted)),
                token(SealedColumn.PROFILE_ABHA_ADDRESS, id, before.abhaAddressToken(), address(had), address(wanted)),
                token(SealedColumn.PROFILE_VILLAGE, id, before.villageToken(), village(had), village(wanted)),
                clock.instant());
    }

    /** What was replaced stays in the vault, for the history has its token. */
    private @Nullable UUID token(
            SealedColumn column, UUID person, @Nullable UUID before, @Nullable String had, @Nullable String wanted) {
        if (Objects.equals(had, wanted)) {
            return before;
        }
        return wanted == null ? null : vault.seal(new Sealed.Where(column, person, person), wanted);
    }

    private static @Nullable String digits(ProfileDetails details) {
        return details.abhaNumber() == null ? null : details.abhaNumber().digits();
    }

    private static @Nullable String address(ProfileDetails details) {
        return details.abhaAddress() == null ? null : details.abhaAddress().text();
    }

    private static @Nullable String village(ProfileDetails details) {
        return details.village() == null ? null : details.village().text();
    }

    private static AuditEntry entry(Actor person, String operation, String purpose) {
        String role = person.role().code();
        return new AuditEntry(person.id(), role, operation, person.id(), "person", person.id(), purpose, Basis.SELF);
    }
}
