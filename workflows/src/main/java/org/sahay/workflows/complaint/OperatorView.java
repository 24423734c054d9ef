package org.sahay.workflows.complaint;

import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.temporal.SearchAttributes;

/** What an operator sees of a case in the Temporal UI at two in the morning; codes and instants, no person. */
final class OperatorView {
    private @Nullable ComplaintCase shown;

    void show(ComplaintCase kase) {
        Workflow.setCurrentDetails(details(kase));
        var updates = changed(shown, kase);
        if (!updates.isEmpty()) {
            Workflow.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate[]::new));
        }
        shown = kase;
    }

    static String details(ComplaintCase kase) {
        Owner owner = kase.owner();
        DueEvent next = kase.nextDue();
        var lines = new ArrayList<String>();
        lines.add("**" + kase.status() + "** on rung " + kase.level() + " of " + ComplaintCase.TOP_RUNG);
        lines.add("- category " + kase.category() + ", office " + kase.office().department() + " in LGD "
                + kase.office().lgdState() + "/" + kase.office().lgdDistrict());
        lines.add(owner == null ? "- owner: nobody" : "- owner: " + owner.role().code() + " " + owner.officerId());
        lines.add("- citizen clock " + kase.citizenClock().state() + ", due "
                + kase.citizenClock().dueAt());
        lines.add(next == null ? "- nothing is due" : "- next: " + next.event().code() + " at " + next.dueAt());
        if (kase.state() instanceof ComplaintState.Held(HeldReason reason)) {
            lines.add("- held: " + reason + "; add an eligible officer with `sahay seed officers`");
        } else if (kase.wantedRung() != null) {
            lines.add("- nobody on rung " + kase.wantedRung() + " or above; tried again at " + kase.heldAlertAt());
        }
        return String.join("\n", lines);
    }

    private static List<SearchAttributeUpdate<?>> changed(@Nullable ComplaintCase before, ComplaintCase now) {
        var updates = new ArrayList<SearchAttributeUpdate<?>>();
        if (before == null || before.status() != now.status()) {
            updates.add(SearchAttributes.STATUS.valueSet(now.status().name()));
        }
        if (before == null || before.level() != now.level()) {
            updates.add(SearchAttributes.LEVEL.valueSet((long) now.level()));
        }
        if (before == null || before.wantsSomebody() != now.wantsSomebody()) {
            updates.add(SearchAttributes.HELD.valueSet(now.wantsSomebody()));
        }
        if (before == null || !before.office().equals(now.office())) {
            updates.add(SearchAttributes.STATE_CODE.valueSet(
                    Integer.toString(now.office().lgdState())));
            updates.add(SearchAttributes.DISTRICT.valueSet(
                    Integer.toString(now.office().lgdDistrict())));
        }
        addOwnerAndDue(updates, before, now);
        return updates;
    }

    private static void addOwnerAndDue(
            List<SearchAttributeUpdate<?>> updates, @Nullable ComplaintCase before, ComplaintCase now) {
        String role = ownerRole(now);
        if (before == null || !Objects.equals(ownerRole(before), role)) {
            updates.add(
                    role == null
                            ? SearchAttributes.OWNER_ROLE.valueUnset()
                            : SearchAttributes.OWNER_ROLE.valueSet(role));
        }
        Instant due = now.citizenClock().dueAt();
        if (before == null || !Objects.equals(before.citizenClock().dueAt(), due)) {
            updates.add(
                    due == null
                            ? SearchAttributes.DUE_AT.valueUnset()
                            : SearchAttributes.DUE_AT.valueSet(due.atOffset(ZoneOffset.UTC)));
        }
    }

    private static @Nullable String ownerRole(ComplaintCase kase) {
        Owner owner = kase.owner();
        return owner == null ? null : owner.role().code();
    }
}
