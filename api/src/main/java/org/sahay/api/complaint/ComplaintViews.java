package org.sahay.api.complaint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.complaint.ComplaintView.ActorJson;
import org.sahay.api.complaint.ComplaintView.EntryJson;
import org.sahay.api.complaint.ComplaintView.RoutingJson;
import org.sahay.api.complaint.ComplaintView.WorkflowJson;
import org.sahay.api.security.Reach;
import org.sahay.api.security.Right;
import org.sahay.store.complaint.ComplaintRow;
import org.sahay.store.complaint.TimelineEntry;
import org.sahay.store.vault.PendingTexts;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Vault;
import org.sahay.templates.Labels;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintEvent;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.sahay.workflows.complaint.RoutingExplanation;
import org.sahay.workflows.complaint.RoutingExplanation.Ranked;
import org.sahay.workflows.complaint.RoutingExplanation.RungTried;
import org.sahay.workflows.complaint.Transition;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;

/** Shows a row to one person: who may not read what people wrote gets none of it, and no token either. */
final class ComplaintViews {
    private final Vault vault;
    private final Labels labels;
    private final WorkflowUi workflowUi;
    private final Clock clock;

    ComplaintViews(Vault vault, Labels labels, WorkflowUi workflowUi, Clock clock) {
        this.vault = vault;
        this.labels = labels;
        this.workflowUi = workflowUi;
        this.clock = clock;
    }

    ComplaintView show(ComplaintRow row, List<TimelineEntry> timeline, Actor reader, Locale locale) {
        ComplaintCase kase = row.kase();
        Map<UUID, String> texts = seesPeople(reader) ? open(row, timeline) : Map.of();
        return new ComplaintView(
                row.id(),
                row.number(),
                kase.status(),
                ComplaintSummary.outcome(kase),
                ComplaintSummary.reason(kase),
                kase.category(),
                kase.level(),
                ComplaintSummary.owner(kase),
                ComplaintSummary.clocks(kase),
                ComplaintSummary.LinksJson.of(row.id()),
                kase.office(),
                row.language(),
                row.channel(),
                row.facilityId(),
                row.acceptedAt(),
                texts.get(row.descriptionToken()),
                timeline.stream().map(entry -> entry(entry, reader, texts)).toList(),
                routing(kase, timeline, locale),
                List.copyOf(kase.allowedActions(reader, clock.instant())),
                workflow(row, reader));
    }

    /** A case as the last of these entries left it, for somebody who may see no more of it, nor of the later entries. */
    ComplaintView asLeftBy(ComplaintRow row, List<TimelineEntry> timeline, List<TimelineEntry> later, Actor reader) {
        ComplaintCase kase = row.kase();
        Transition last = timeline.getLast().transition();
        return new ComplaintView(
                row.id(),
                row.number(),
                last.to(),
                null,
                null,
                kase.category(),
                last.level(),
                null,
                later.stream().allMatch(ComplaintViews::onlyRoutes) ? ComplaintSummary.citizenClock(kase) : null,
                ComplaintSummary.LinksJson.of(row.id()),
                last.office() == null ? kase.office() : last.office(),
                row.language(),
                row.channel(),
                row.facilityId(),
                row.acceptedAt(),
                null,
                timeline.stream().map(entry -> entry(entry, reader, Map.of())).toList(),
                null,
                List.of(),
                null);
    }

    private static boolean seesPeople(Actor reader) {
        return reach(reader) != Reach.PROCESS;
    }

    private static Reach reach(Actor reader) {
        return Right.READ_COMPLAINT.grant(reader.role()).reach();
    }

    /** Whether an entry leaves the citizen clock as it was: the row alone keeps that clock, and only as it is now. */
    private static boolean onlyRoutes(TimelineEntry entry) {
        ComplaintEvent event = entry.transition().event();
        return event == ComplaintEvent.ROUTED || event == ComplaintEvent.HELD;
    }

    private Map<UUID, String> open(ComplaintRow row, List<TimelineEntry> timeline) {
        UUID citizen = row.kase().complainant().citizenId();
        var tokens = new HashMap<UUID, Sealed.Where>();
        tokens.put(row.descriptionToken(), new Sealed.Where(SealedColumn.COMPLAINT_DESCRIPTION, row.id(), citizen));
        for (TimelineEntry entry : timeline) {
            UUID token = entry.textToken();
            String action = entry.transition().actionKey();
            if (token != null && action != null) {
                tokens.put(token, PendingTexts.where(row.kase().id(), action, citizen));
            }
        }
        return vault.openAll(tokens);
    }

    private static EntryJson entry(TimelineEntry entry, Actor reader, Map<UUID, String> texts) {
        Transition transition = entry.transition();
        UUID token = entry.textToken();
        return new EntryJson(
                transition.seq(),
                transition.at(),
                transition.dueAt(),
                transition.event(),
                transition.from(),
                transition.to(),
                transition.level(),
                actor(transition, reader),
                token == null ? null : texts.get(token));
    }

    /** An operator sees the process, not the person: officers by id, citizens and helpers by role alone. */
    private static ActorJson actor(Transition transition, Actor reader) {
        Role role = transition.actorRole();
        if (role == null) {
            return new ActorJson("system", null);
        }
        boolean named = role.decidesComplaints() || seesPeople(reader);
        return new ActorJson(role.code(), named ? transition.actorId() : null);
    }

    private @Nullable RoutingJson routing(ComplaintCase kase, List<TimelineEntry> timeline, Locale locale) {
        for (TimelineEntry entry : timeline.reversed()) {
            RoutingExplanation why = entry.transition().routing();
            if (why != null) {
                return new RoutingJson(entry.transition().seq(), why.chosen(), summary(kase, why, locale), why.rungs());
            }
        }
        return null;
    }

    private String summary(ComplaintCase kase, RoutingExplanation why, Locale locale) {
        if (why.chosen() == null || why.rungs().isEmpty()) {
            return labels.label("routing.nobody", locale);
        }
        RungTried rung = why.rungs().getLast();
        Ranked best = rung.ranked().getFirst();
        return labels.label(
                "routing.chosen",
                locale,
                Map.of(
                        "role", labels.label("role." + Role.ofRung(rung.rung()).code(), locale),
                        "area", area(kase, best.areaSpecificity()),
                        "open", best.openCases()));
    }

    private static String area(ComplaintCase kase, int specificity) {
        return switch (specificity) {
            case 2 -> "LGD " + kase.office().lgdState() + "/" + kase.office().lgdDistrict();
            case 1 -> "LGD " + kase.office().lgdState();
            default -> "IN";
        };
    }

    private @Nullable WorkflowJson workflow(ComplaintRow row, Actor reader) {
        if (reach(reader) != Reach.AREA && reach(reader) != Reach.PROCESS) {
            return null;
        }
        String id = ComplaintWorkflow.idFor(row.kase().id());
        String base = workflowUi.uiUrl();
        if (base == null) {
            return new WorkflowJson(id, row.runId(), null);
        }
        String url = base + "/namespaces/" + workflowUi.namespace() + "/workflows/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return new WorkflowJson(id, row.runId(), row.runId() == null ? url : url + "/" + row.runId() + "/history");
    }
}
