package org.sahay.api.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sahay.api.complaint.ComplaintDraft;
import org.sahay.api.complaint.ComplaintDrafts;
import org.sahay.api.complaint.UuidV7;
import org.sahay.api.security.Right;
import org.sahay.api.sync.Offer.Fate;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.identity.Profiles;
import org.sahay.store.identity.SentEdit;
import org.sahay.store.sync.LoggedEvent;
import org.sahay.store.sync.Quarantine;
import org.sahay.store.sync.QuarantinedEvent;
import org.sahay.store.sync.SyncLog;
import org.sahay.store.sync.SyncReceipt;
import org.sahay.store.sync.SyncReceipts;
import org.sahay.store.trace.RequestContext;
import org.sahay.store.vault.KeysUnavailableException;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedBytes;
import org.sahay.store.vault.Unsealed;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.Actor;

/** Keeps events: seals them before, and writes them within the transaction of the caller. */
final class KeepEvents {
    private final SyncReceipts receipts;
    private final SyncLog log;
    private final Quarantine quarantine;
    private final RowSeals seals;
    private final Vault vault;
    private final ComplaintDrafts drafts;
    private final ComplaintStore complaints;
    private final Profiles profiles;

    KeepEvents(
            SyncReceipts receipts,
            SyncLog log,
            Quarantine quarantine,
            RowSeals seals,
            Vault vault,
            ComplaintDrafts drafts,
            ComplaintStore complaints,
            Profiles profiles) {
        this.receipts = receipts;
        this.log = log;
        this.quarantine = quarantine;
        this.seals = seals;
        this.vault = vault;
        this.drafts = drafts;
        this.complaints = complaints;
        this.profiles = profiles;
    }

    /** An event that is sealed and has its server id. */
    record Ready(
            Offer offer,
            UUID serverId,
            RowSeals.Kept sealed,
            @Nullable ComplaintDraft complaint) {
        SyncReceipt receipt(Instant at) {
            return switch (offer.fate()) {
                case Fate.Quarantine(var subject, var basis, var raw, String code, String path) ->
                    SyncReceipt.quarantined(offer.id(), offer.hash(), serverId, at, code);
                case Fate.Accept accept -> SyncReceipt.accepted(offer.id(), offer.hash(), serverId, at);
                case Fate.Refuse refuse -> throw new IllegalStateException("Nothing refused is kept");
            };
        }

        Stream<Unsealed> texts() {
            return complaint == null ? Stream.empty() : complaint.texts().stream();
        }
    }

    /**
     * Seals what is to be kept, and keeps the texts of complaints, which nobody holds until they are written.
     *
     * @throws KeysUnavailableException with nothing of it kept, when the key of one of the subjects cannot be had now
     */
    List<Ready> seal(Actor actor, Collection<Offer> offers, Instant at) {
        return seal(actor, offers, at, offer -> UuidV7.at(at));
    }

    List<Ready> seal(Actor actor, Collection<Offer> offers, Instant at, Function<Offer, UUID> serverIds) {
        List<Offer> all = List.copyOf(offers);
        List<UUID> ids = all.stream().map(serverIds).toList();
        var plain = new ArrayList<RowSeals.Plain>();
        for (int i = 0; i < all.size(); i++) {
            plain.add(plain(actor, all.get(i), ids.get(i)));
        }
        List<RowSeals.Kept> sealed = seals.sealAll(plain);
        var ready = new ArrayList<Ready>();
        for (int i = 0; i < all.size(); i++) {
            ready.add(new Ready(all.get(i), ids.get(i), sealed.get(i), complaint(actor, all.get(i), ids.get(i), at)));
        }
        keepTexts(ready.stream().flatMap(Ready::texts).toList());
        return ready;
    }

    private static RowSeals.Plain plain(Actor actor, Offer offer, UUID id) {
        return switch (offer.fate()) {
            case Fate.Accept accept ->
                new RowSeals.Plain(
                        new RowSeals.Place(
                                SealedBytes.SYNC_EVENT, id, accept.event().subject()),
                        accept.event().payload().toString().getBytes(UTF_8));
            case Fate.Quarantine(var subject, var basis, byte[] raw, String code, String path) ->
                new RowSeals.Plain(
                        new RowSeals.Place(
                                SealedBytes.SYNC_QUARANTINE, id, Objects.requireNonNullElse(subject, actor.id())),
                        new QuarantineText(path, raw).bytes());
            case Fate.Refuse refuse -> throw new IllegalStateException("Nothing refused is kept");
        };
    }

    private @Nullable ComplaintDraft complaint(Actor actor, Offer offer, UUID id, Instant at) {
        return offer.fate() instanceof Fate.Accept accept && accept.complaint() != null
                ? drafts.draft(
                        actor,
                        accept.event().subject(),
                        accept.complaint(),
                        id,
                        at,
                        RequestContext.current().on(accept.basis()))
                : null;
    }

    private void keepTexts(List<Unsealed> texts) {
        if (texts.isEmpty()) {
            return;
        }
        Map<UUID, Sealed> sealed = vault.sealAll(texts);
        if (sealed.size() < texts.size()) {
            throw new KeysUnavailableException("The texts of a complaint cannot be sealed now", null);
        }
        vault.keepAll(sealed.values());
    }

    /**
     * Claims the ids and writes the events of those that were free, in the caller's transaction.
     *
     * @return the receipts there are now under all of the ids
     */
    Kept keep(Actor actor, byte[] device, List<Ready> ready, Instant at) {
        var receiptsNow = new HashMap<UUID, SyncReceipt>();
        ready.forEach(one -> receiptsNow.put(one.offer().id(), one.receipt(at)));
        Set<UUID> fresh = receipts.claimAll(actor.id(), receiptsNow.values());
        List<UUID> taken =
                receiptsNow.keySet().stream().filter(id -> !fresh.contains(id)).toList();
        receiptsNow.putAll(receipts.find(actor.id(), taken));
        Set<UUID> held = append(
                actor,
                device,
                ready.stream().filter(one -> fresh.contains(one.offer().id())).toList(),
                at);
        receipts.hold(actor.id(), held);
        held.forEach(id -> receiptsNow.computeIfPresent(id, (event, receipt) -> receipt.held()));
        discard(ready.stream().filter(one -> !fresh.contains(one.offer().id())).toList());
        return new Kept(receiptsNow, fresh);
    }

    /**
     * What there is after a batch was written.
     *
     * @param fresh ids whose events were written by this batch
     */
    record Kept(Map<UUID, SyncReceipt> receipts, Set<UUID> fresh) {
        static final Kept NOTHING = new Kept(Map.of(), Set.of());

        Kept {
            receipts = Map.copyOf(receipts);
            fresh = Set.copyOf(fresh);
        }
    }

    /** Erases, once the caller's transaction has committed, what was kept for events that others wrote before. */
    void discard(List<Ready> unused) {
        vault.eraseAll(
                unused.stream().flatMap(Ready::texts).map(Unsealed::token).toList());
    }

    /**
     * Writes events whose ids are claimed.
     *
     * @return ids of those that wait for what comes before them
     */
    Set<UUID> append(Actor actor, byte[] device, List<Ready> claimed, Instant at) {
        log.appendAll(
                actor.id(),
                device,
                at,
                claimed.stream().flatMap(one -> logged(one).stream()).toList());
        quarantine.keepAll(
                actor.id(),
                claimed.stream()
                        .flatMap(one -> quarantined(one, device, at).stream())
                        .toList());
        List<ComplaintDraft> filed =
                claimed.stream().map(Ready::complaint).filter(Objects::nonNull).collect(Collectors.toList());
        if (!filed.isEmpty()) {
            complaints.acceptAll(filed.stream().map(ComplaintDraft::complaint).toList());
        }
        List<SentEdit> edits =
                claimed.stream().flatMap(one -> edit(one).stream()).toList();
        return edits.isEmpty()
                ? Set.of()
                : profiles.receive(actor, device, at, edits, Right.CHANGE_PROFILE.purpose(actor.role()));
    }

    private static Optional<SentEdit> edit(Ready one) {
        return one.offer().fate() instanceof Fate.Accept(var event, var basis, var complaint, var edit) && edit != null
                ? Optional.of(new SentEdit(one.serverId(), event.id(), event.baseVersion(), event.clientTime(), edit))
                : Optional.empty();
    }

    private static Optional<LoggedEvent> logged(Ready one) {
        return one.offer().fate() instanceof Fate.Accept(var event, var basis, var complaint, var edit)
                ? Optional.of(new LoggedEvent(
                        one.serverId(),
                        event.id(),
                        event.subject(),
                        event.type().code(),
                        event.schemaVersion(),
                        event.clientTime(),
                        event.deviceSeq(),
                        event.baseVersion(),
                        one.sealed()))
                : Optional.empty();
    }

    private static Optional<QuarantinedEvent> quarantined(Ready one, byte[] device, Instant at) {
        return one.offer().fate() instanceof Fate.Quarantine kept
                ? Optional.of(new QuarantinedEvent(
                        one.serverId(),
                        one.offer().id(),
                        kept.subject(),
                        device,
                        one.sealed(),
                        one.offer().hash(),
                        kept.code(),
                        at))
                : Optional.empty();
    }
}
