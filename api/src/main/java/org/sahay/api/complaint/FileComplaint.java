package org.sahay.api.complaint;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.Reach;
import org.sahay.api.security.Right;
import org.sahay.store.complaint.Categories;
import org.sahay.store.complaint.ComplaintNumber;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.complaint.NewComplaint;
import org.sahay.store.idempotency.Claim;
import org.sahay.store.idempotency.IdempotencyKeys;
import org.sahay.store.idempotency.SavedAnswer;
import org.sahay.store.idempotency.Scope;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.complaint.Complainant;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.Office;
import org.sahay.workflows.identity.Actor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accepts a complaint in one transaction: key, sealed texts, row, timeline, audit, and the order to start its workflow.
 * Nothing outside the database is asked, so nothing outside it can refuse or lose a complaint.
 */
final class FileComplaint {
    private static final String OPERATION = "complaint.file";

    private final TransactionTemplate transactions;
    private final IdempotencyKeys keys;
    private final Vault vault;
    private final ComplaintStore store;
    private final Categories categories;
    private final CareLinks careLinks;
    private final FilingRules.Known known;
    private final PolicyHour hour;
    private final JsonMapper json;
    private final Clock clock;

    FileComplaint(
            TransactionTemplate transactions,
            IdempotencyKeys keys,
            Vault vault,
            ComplaintStore store,
            Categories categories,
            CareLinks careLinks,
            FilingRules.Known known,
            PolicyHour hour,
            JsonMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.vault = vault;
        this.store = store;
        this.categories = categories;
        this.careLinks = careLinks;
        this.known = known;
        this.hour = hour;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The answer to give, the same for the same key and body.
     *
     * @throws ProblemException 422 naming the field at fault, for a key with another body; 409 while it is being done
     */
    SavedAnswer file(Actor filer, String key, NewComplaintJson body) {
        Filing filing = FilingRules.check(body, known).orThrow();
        var scope = new Scope(filer.id(), OPERATION, key);
        String fingerprint = Fingerprint.of(filer.id().toString(), OPERATION, key, json.writeValueAsString(body));
        return Objects.requireNonNull(transactions.execute(status -> switch (keys.claim(scope, fingerprint)) {
            case Claim.Fresh fresh -> {
                requireLink(filer, filing);
                yield accept(filer, filing, scope);
            }
            case Claim.Replay(SavedAnswer answer) -> answer;
            case Claim.Reused reused -> throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED));
            case Claim.InFlight(var after) ->
                throw new ProblemException(Problem.retry(ProblemCode.IDEMPOTENCY_IN_FLIGHT, after));
        }));
    }

    private void requireLink(Actor filer, Filing filing) {
        UUID citizen = filing.citizenId();
        if (citizen == null) {
            return;
        }
        boolean helper = Right.FILE_COMPLAINT.grant(filer.role()).reach() == Reach.SELF_OR_WARD;
        if (!helper || !(citizen.equals(filer.id()) || careLinks.exists(filer.id(), citizen))) {
            throw new Fault(ProblemCode.NO_LINK, "onBehalfOf.citizenId", null).thrown();
        }
    }

    private SavedAnswer accept(Actor filer, Filing filing, Scope scope) {
        Instant at = clock.instant().truncatedTo(MILLIS);
        ComplaintCase kase = kase(filer, filing, at);
        UUID citizen = kase.complainant().citizenId();
        UUID description = vault.seal(where("description_token", citizen), filing.description());
        UUID place = filing.place() == null ? null : vault.seal(where("place_token", citizen), filing.place());
        String number = store.accept(new NewComplaint(
                kase,
                ComplaintNumber.random(),
                filer,
                filing.language(),
                filing.channel(),
                filing.facilityId(),
                description,
                place,
                at));
        ComplaintSummary summary = ComplaintSummary.of(kase, number);
        var answer = new SavedAnswer(201, Map.of("Location", summary.links().self()), json.writeValueAsString(summary));
        keys.complete(scope, answer);
        return answer;
    }

    private ComplaintCase kase(Actor filer, Filing filing, Instant at) {
        UUID citizen = filing.citizenId() == null ? filer.id() : filing.citizenId();
        String department = categories.find(filing.category()).orElseThrow().department();
        return ComplaintCase.accepted(
                new ComplaintId(UuidV7.at(at)),
                filing.category(),
                categories.policy(filing.category(), filing.lgdState()).snapshot(hour.duration()),
                new Complainant(citizen, citizen.equals(filer.id()) ? null : filer.id()),
                new Office(department, filing.lgdState(), filing.lgdDistrict()),
                at);
    }

    private static Sealed.Where where(String column, UUID citizen) {
        return new Sealed.Where("complaint", column, citizen);
    }
}
