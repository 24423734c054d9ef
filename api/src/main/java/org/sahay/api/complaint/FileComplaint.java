package org.sahay.api.complaint;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sahay.api.complaint.Acceptances.Acceptance;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.store.idempotency.Claim;
import org.sahay.store.idempotency.IdempotencyKeys;
import org.sahay.store.idempotency.KeyedAnswer;
import org.sahay.store.idempotency.SavedAnswer;
import org.sahay.store.idempotency.Scope;
import org.sahay.store.trace.RequestContext;
import org.sahay.store.vault.KeysUnavailableException;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a complaint and has it accepted in one transaction with its key and its answer, its texts sealed. Nothing outside the
 * database is asked, so nothing outside it can refuse or lose a complaint.
 */
final class FileComplaint {
    private static final String OPERATION = "complaint.file";

    private final Acceptances acceptances;
    private final IdempotencyKeys keys;
    private final ComplaintDrafts drafts;
    private final ComplaintReach reach;
    private final FilingRules.Known known;
    private final JsonMapper json;
    private final Clock clock;

    FileComplaint(
            Acceptances acceptances,
            IdempotencyKeys keys,
            ComplaintDrafts drafts,
            ComplaintReach reach,
            FilingRules.Known known,
            JsonMapper json,
            Clock clock) {
        this.acceptances = acceptances;
        this.keys = keys;
        this.drafts = drafts;
        this.reach = reach;
        this.known = known;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The answer to give, the same for the same key and body.
     *
     * @throws KeysUnavailableException with nothing written, when the key of the citizen's texts cannot be had now
     * @throws ProblemException 422 naming the field at fault, for a key with another body; 409 while it is being done
     */
    SavedAnswer file(Actor filer, String key, NewComplaintJson body) {
        Filing filing = FilingRules.check(body, known).orThrow();
        var scope = new Scope(filer.id(), OPERATION, key);
        String fingerprint = Fingerprint.of(filer.id().toString(), OPERATION, key, json.writeValueAsString(body));
        Optional<Basis> basis = reach.basisToFile(filer, filing.citizenId());
        if (basis.isEmpty()) {
            return repeated(keys.known(scope, fingerprint))
                    .orElseThrow(() -> new Fault(ProblemCode.NO_LINK, "onBehalfOf.citizenId", null).thrown());
        }
        RequestContext request = RequestContext.current().on(basis.get());
        return ComplaintDrafts.drawn(() -> {
            Acceptance mine = acceptance(filer, filing, request, scope, fingerprint);
            try {
                return repeated(acceptances.accept(mine)).orElse(mine.key().answer());
            } catch (KeysUnavailableException noKey) { // nothing was written; what was accepted before has its answer
                return repeated(keys.known(scope, fingerprint)).orElseThrow(() -> noKey);
            }
        });
    }

    /** What was answered before; empty for a key that is fresh. */
    private static Optional<SavedAnswer> repeated(Claim claim) {
        return switch (claim) {
            case Claim.Fresh fresh -> Optional.empty();
            case Claim.Replay(SavedAnswer answer) -> Optional.of(answer);
            case Claim.Reused reused -> throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED));
            case Claim.InFlight(var after) ->
                throw new ProblemException(Problem.retry(ProblemCode.IDEMPOTENCY_IN_FLIGHT, after));
        };
    }

    private Acceptance acceptance(Actor filer, Filing filing, RequestContext request, Scope scope, String fingerprint) {
        Instant at = clock.instant().truncatedTo(MILLIS);
        ComplaintDraft draft = drafts.draft(filer, filing, UuidV7.at(at), at, request);
        ComplaintSummary summary =
                ComplaintSummary.of(draft.complaint().kase(), draft.complaint().number());
        var answer = new SavedAnswer(201, Map.of("Location", summary.links().self()), json.writeValueAsString(summary));
        return new Acceptance(draft, new KeyedAnswer(scope, fingerprint, answer));
    }
}
