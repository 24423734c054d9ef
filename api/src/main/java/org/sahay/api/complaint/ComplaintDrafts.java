package org.sahay.api.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sahay.store.complaint.Categories;
import org.sahay.store.complaint.ComplaintNumber;
import org.sahay.store.complaint.NewComplaint;
import org.sahay.store.trace.RequestContext;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Unsealed;
import org.sahay.workflows.complaint.Complainant;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.Office;
import org.sahay.workflows.identity.Actor;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes complaints of what people filed, by the rules that hold however it came. */
public final class ComplaintDrafts {
    private static final int MOST_DRAWS = 3;

    private final Categories categories;
    private final FilingRules.Known known;
    private final PolicyHour hour;
    private final JsonMapper json;

    ComplaintDrafts(Categories categories, FilingRules.Known known, PolicyHour hour, JsonMapper json) {
        this.categories = categories;
        this.known = known;
        this.hour = hour;
        this.json = json;
    }

    /**
     * Accepts what is drafted, and drafts and accepts it anew when a number was another's: each is drawn among 10^9.
     *
     * @param accepting drafts, and writes in a transaction of its own
     */
    public static <T> T drawn(Supplier<T> accepting) {
        for (int draws = 1; ; draws++) {
            try {
                return accepting.get();
            } catch (DuplicateKeyException taken) {
                if (draws == MOST_DRAWS) {
                    throw taken;
                }
            }
        }
    }

    /** What somebody filed on a device that was offline: what they filed, or what is wrong with it. */
    public sealed interface Sent {
        /** It keeps every rule. */
        final class Sound implements Sent {
            private final Filing filing;

            private Sound(Filing filing) {
                this.filing = filing;
            }
        }

        /**
         * It breaks one.
         *
         * @param code as problems have it
         * @param field of the body, its parts parted by dots; empty for the body as a whole
         */
        record Faulty(String code, String field) implements Sent {}
    }

    /** Reads the body of a complaint, as it is posted elsewhere; for whom it is was decided outside. */
    public Sent read(JsonNode body) {
        NewComplaintJson complaint;
        try {
            complaint = json.treeToValue(body, NewComplaintJson.class);
        } catch (JacksonException unreadable) {
            return new Sent.Faulty(Fault.invalid("", "a complaint").code().code(), "");
        }
        return switch (FilingRules.check(complaint, known)) {
            case Checked.Sound<Filing>(Filing filing) -> new Sent.Sound(filing);
            case Checked.Faulty<Filing>(Fault fault) ->
                new Sent.Faulty(fault.code().code(), fault.field());
        };
    }

    /** The complaint that was read, for a citizen; its number is drawn anew each time. */
    public ComplaintDraft draft(
            Actor filer, UUID citizen, Sent.Sound sent, UUID id, Instant at, RequestContext request) {
        return draft(filer, Optional.of(citizen), sent.filing, id, at, request);
    }

    ComplaintDraft draft(Actor filer, Filing filing, UUID id, Instant at, RequestContext request) {
        return draft(filer, Optional.ofNullable(filing.citizenId()), filing, id, at, request);
    }

    private ComplaintDraft draft(
            Actor filer, Optional<UUID> named, Filing filing, UUID id, Instant at, RequestContext request) {
        UUID citizen = named.orElse(filer.id());
        var description =
                Unsealed.of(new Sealed.Where(SealedColumn.COMPLAINT_DESCRIPTION, id, citizen), filing.description());
        @Nullable
        Unsealed place = filing.place() == null
                ? null
                : Unsealed.of(new Sealed.Where(SealedColumn.COMPLAINT_PLACE, id, citizen), filing.place());
        var complaint = new NewComplaint(
                kase(filer, citizen, filing, id, at),
                ComplaintNumber.random(),
                filer,
                filing.language(),
                filing.channel(),
                filing.facilityId(),
                description.token(),
                place == null ? null : place.token(),
                at,
                request);
        return new ComplaintDraft(complaint, place == null ? List.of(description) : List.of(description, place));
    }

    private ComplaintCase kase(Actor filer, UUID citizen, Filing filing, UUID id, Instant at) {
        String department = categories.find(filing.category()).orElseThrow().department();
        return ComplaintCase.accepted(
                new ComplaintId(id),
                filing.category(),
                categories.policy(filing.category(), filing.lgdState()).snapshot(hour.duration()),
                new Complainant(citizen, citizen.equals(filer.id()) ? null : filer.id()),
                new Office(department, filing.lgdState(), filing.lgdDistrict()),
                at);
    }
}
