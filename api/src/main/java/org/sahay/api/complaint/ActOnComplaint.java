package org.sahay.api.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.complaint.ActionChecks.Asked;
import org.sahay.api.complaint.ComplaintWorkflows.WorkflowEndedException;
import org.sahay.api.complaint.ComplaintWorkflows.WorkflowUnavailableException;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.Right;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.complaint.ComplaintRow;
import org.sahay.store.complaint.RowRereads;
import org.sahay.store.idempotency.Claim;
import org.sahay.store.idempotency.IdempotencyKeys;
import org.sahay.store.idempotency.SavedAnswer;
import org.sahay.store.idempotency.Scope;
import org.sahay.store.trace.RequestContext;
import org.sahay.store.vault.PendingTexts;
import org.sahay.workflows.complaint.ActionOutcome;
import org.sahay.workflows.complaint.ActionRequest;
import org.sahay.workflows.complaint.AppliedAction;
import org.sahay.workflows.complaint.ComplaintAction;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.Decision;
import org.sahay.workflows.complaint.Refusal;
import org.sahay.workflows.complaint.RefusalCode;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a person act on a case: what the row already forbids is refused at once, a closed case is decided from its row
 * alone, and everything else is decided by the workflow. One key has one effect, also when an answer was lost.
 */
final class ActOnComplaint {
    private static final Logger LOG = LoggerFactory.getLogger(ActOnComplaint.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int NO_ANSWER_YET = 503;

    private final ComplaintQueries queries;
    private final ComplaintReach reach;
    private final IdempotencyKeys keys;
    private final PendingTexts pendingTexts;
    private final ComplaintWorkflows workflows;
    private final RowRereads rereads;
    private final ActionChecks.Known known;
    private final JsonMapper json;
    private final Clock clock;

    ActOnComplaint(
            ComplaintQueries queries,
            ComplaintReach reach,
            IdempotencyKeys keys,
            PendingTexts pendingTexts,
            ComplaintWorkflows workflows,
            RowRereads rereads,
            ActionChecks.Known known,
            JsonMapper json,
            Clock clock) {
        this.queries = queries;
        this.reach = reach;
        this.keys = keys;
        this.pendingTexts = pendingTexts;
        this.workflows = workflows;
        this.rereads = rereads;
        this.known = known;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Returns once the action has happened and its row is committed.
     *
     * @return the key of the timeline entry that the action made
     * @throws ProblemException 404, 403, 409, 422 in this order, 503 when no answer came in time
     */
    String act(Actor actor, UUID id, String key, ActionJson body) {
        String caseKey = Fingerprint.of(actor.id().toString(), id.toString(), key);
        var actionKeys = new ActionChecks.Keys(caseKey, Fingerprint.of(caseKey, json.writeValueAsString(body)));
        ComplaintRow row = queries.find(id).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND)));
        Basis basis = basis(actor, row, actionKeys)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND)));
        ComplaintAction action = ActionChecks.action(body).orThrow();
        Asked asked =
                ActionChecks.ask(body, action, actor, actionKeys, row.kase().office(), known);
        var scope = new Scope(actor.id(), RowRereads.operation(id), key);
        RequestContext request = RequestContext.current().on(basis);
        switch (keys.lease(scope, actionKeys.fingerprint())) {
            case Claim.Fresh fresh -> RequestContext.run(request, () -> perform(row, asked, scope, true));
            case Claim.Replay(SavedAnswer answer) -> {
                if (answer.status() == NO_ANSWER_YET) {
                    RequestContext.run(request, () -> perform(row, asked, scope, false));
                }
            }
            case Claim.Reused reused -> throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED));
            case Claim.InFlight(var after) ->
                throw new ProblemException(Problem.retry(ProblemCode.IDEMPOTENCY_IN_FLIGHT, after));
        }
        return caseKey;
    }

    /** The ground on which the action may be asked for; empty when there is no such case for this person. */
    private Optional<Basis> basis(Actor actor, ComplaintRow row, ActionChecks.Keys action) {
        return reach.basis(Right.ACT_ON_COMPLAINT, actor, row.kase())
                .or(() -> happened(row, action) ? Optional.of(Basis.OWN_ACT) : Optional.empty());
    }

    /** @param firstTime false when the same was asked before and had no answer: then its case is told to look already */
    private void perform(ComplaintRow row, Asked asked, Scope scope, boolean firstTime) {
        try {
            if (happened(row, asked.request())) {
                rereads.ask(row.kase().id()); // whether its workflow knows of it, nobody was told
            } else {
                decide(row, asked);
            }
            keys.complete(scope, new SavedAnswer(200, Map.of(), "{}"));
        } catch (WorkflowUnavailableException noAnswer) {
            LOG.atWarn()
                    .addKeyValue("complaint", row.id())
                    .addKeyValue("cause", String.valueOf(noAnswer.getCause()))
                    .log("An action has no answer yet");
            // Kept, not released: the key goes on standing for this body, whose outcome is open.
            if (firstTime) {
                rereads.ask(row.kase().id());
            }
            keys.complete(scope, new SavedAnswer(NO_ANSWER_YET, Map.of(), "{}"));
            throw new ProblemException(Problem.retry(ProblemCode.WORKFLOW_UNAVAILABLE, RETRY_AFTER));
        } catch (RuntimeException refusedOrFailed) {
            keys.release(scope);
            throw refusedOrFailed;
        }
    }

    /** Whether the action is in the timeline: its answer was lost, or the case has left the actor's sight by it. */
    private boolean happened(ComplaintRow row, ActionChecks.Keys action) {
        AppliedAction applied = row.kase().applied(action.action());
        if (applied != null) {
            if (!applied.fingerprint().equals(action.fingerprint())) {
                throw new ProblemException(Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED));
            }
            return true;
        }
        return queries.timeline(row.id()).stream()
                .anyMatch(entry -> action.action().equals(entry.transition().actionKey()));
    }

    private boolean happened(ComplaintRow row, ActionRequest request) {
        return happened(row, new ActionChecks.Keys(request.key(), request.fingerprint()));
    }

    private void decide(ComplaintRow row, Asked asked) {
        ActionRequest request = asked.request().havingRead(row.kase().seq());
        refuseWhatTheRowForbids(row.kase(), asked);
        String comment = asked.comment();
        if (comment != null) {
            UUID citizen = row.kase().complainant().citizenId();
            pendingTexts.hold(row.kase().id(), request.key(), citizen, comment);
        }
        try {
            ActionOutcome outcome = workflows.act(row.kase(), row.runId() != null, request);
            if (outcome.refusal() != null) {
                pendingTexts.discard(row.kase().id(), request.key());
                throw refusal(readAgain(row).kase(), request.action(), outcome.refusal());
            }
        } catch (WorkflowEndedException ended) {
            decideFromRow(readAgain(row), asked, ended);
        }
    }

    /** The workflow has ended meanwhile: its last row says whether the action happened, or why it no longer can. */
    private void decideFromRow(ComplaintRow row, Asked asked, WorkflowEndedException ended) {
        if (!happened(row, asked.request())) {
            if (row.kase().closed()) {
                pendingTexts.discard(row.kase().id(), asked.request().key());
            }
            refuseWhatTheRowForbids(row.kase(), asked);
            throw new WorkflowUnavailableException(ended);
        }
    }

    private ComplaintRow readAgain(ComplaintRow row) {
        return queries.find(row.id()).orElse(row);
    }

    /** A live case is looked at as it stands now; who owns one that is due for routing only its workflow can know. */
    private void refuseWhatTheRowForbids(ComplaintCase kase, Asked asked) {
        Instant now = clock.instant();
        ActionRequest request = asked.request();
        Refusal refusal = null;
        if (kase.closed() || !kase.routingDue(now)) {
            ComplaintCase current = kase.closed() ? kase : kase.advancedWithoutRouting(now);
            if (current.act(request, now) instanceof Decision.Refused refused) {
                refusal = refused.refusal();
            }
        }
        if (refusal != null && beforeFields(refusal.code())) {
            throw refusal(kase, request.action(), refusal);
        }
        if (asked.fault() != null) {
            throw asked.fault().thrown();
        }
        if (refusal != null) {
            throw refusal(kase, request.action(), refusal);
        }
    }

    private static boolean beforeFields(RefusalCode code) {
        return code == RefusalCode.FORBIDDEN || code == RefusalCode.ILLEGAL_TRANSITION;
    }

    private static ProblemException refusal(ComplaintCase kase, ComplaintAction action, @Nullable Refusal refusal) {
        Refusal why = Objects.requireNonNull(refusal);
        ProblemCode code = ProblemCode.of(why.code().code()).orElse(ProblemCode.INTERNAL);
        Problem problem = why.field() == null ? Problem.of(code) : Problem.of(code, why.field(), why.rule());
        List<String> allowed = why.allowed().stream().map(Enum::name).toList();
        return new ProblemException(
                problem.refusing(action.name(), kase.status().name(), allowed));
    }
}
