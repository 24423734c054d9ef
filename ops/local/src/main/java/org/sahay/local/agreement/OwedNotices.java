package org.sahay.local.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The notices that the complaint process owes for a course of events, written down as its table says it and on purpose
 * not with the code that sends them.
 */
public final class OwedNotices {
    private final UUID citizen;
    private final IntFunction<UUID> superiorAt;
    private final List<SentNotice> owed = new ArrayList<>();
    private @Nullable UUID owner;
    private @Nullable String eventBefore;

    /** @param superiorAt whom routing would choose above a case that stands on this level */
    private OwedNotices(UUID citizen, IntFunction<UUID> superiorAt) {
        this.citizen = citizen;
        this.superiorAt = superiorAt;
    }

    /** An entry, the officer that routing chose with it, and the person who acted; null for nobody. */
    public record Course(
            Entry entry, @Nullable UUID chosen, @Nullable UUID actor) {}

    public static List<SentNotice> of(List<Course> course, UUID citizen, IntFunction<UUID> superiorAt) {
        var notices = new OwedNotices(citizen, superiorAt);
        course.forEach(notices::add);
        return notices.owed;
    }

    private void add(Course step) {
        Entry entry = step.entry();
        if (step.chosen() != null) {
            owner = step.chosen();
        }
        switch (entry.event()) {
            case "accepted" -> owe(entry, "CITIZEN_ACCEPTED", citizen);
            case "routed", "rung", "escalated", "roster-changed", "assigned" -> assigned(entry, step.chosen());
            case "warning" -> {
                owe(entry, "OWNER_WARNING", owner);
                owe(entry, "SUPERIOR_WARNING", superiorAt.apply(entry.level()));
            }
            case "breach" -> {
                owe(entry, "CITIZEN_INTERIM_REPLY", citizen);
                owe(entry, "SUPERIOR_BREACH", superiorAt.apply(entry.level()));
            }
            case "officer-deadline", "officer-reminder" -> owe(entry, "OWNER_OFFICER_DEADLINE", owner);
            case "held-alert" -> owe(entry, "SUPERIOR_HELD", superiorAt.apply(entry.level()));
            case "top-reminder" -> owe(entry, "SUPERIOR_TOP_REMINDER", superiorAt.apply(entry.level()));
            case "info-requested" -> owe(entry, "CITIZEN_QUESTION", citizen);
            case "info-provided" -> owe(entry, "OWNER_ANSWER", owner);
            case "commented" -> commented(entry, step.actor());
            case "info-time-over" -> owe(entry, "CITIZEN_INFO_TIME_OVER", citizen);
            case "resolved" -> owe(entry, "CITIZEN_RESOLVED", citizen);
            case "rejected" -> owe(entry, "CITIZEN_REJECTED", citizen);
            case "reopened" -> owe(entry, "CITIZEN_REOPENED", citizen);
            default -> {}
        }
        if (entry.to().equals("CLOSED")) {
            owe(entry, "CITIZEN_CLOSED", citizen);
        }
        eventBefore = entry.event();
    }

    /** Nobody is told of their own comment. */
    private void commented(Entry entry, @Nullable UUID actor) {
        if (owner != null && !owner.equals(actor)) {
            owe(entry, "OWNER_COMMENT", owner);
        }
    }

    private void assigned(Entry entry, @Nullable UUID chosen) {
        if (chosen == null) {
            return;
        }
        owe(entry, "CITIZEN_ASSIGNED", citizen);
        owe(entry, "reopened".equals(eventBefore) ? "OWNER_REOPENED" : "OWNER_ASSIGNED", chosen);
    }

    private void owe(Entry entry, String kind, @Nullable UUID recipient) {
        if (recipient != null) {
            owed.add(new SentNotice(entry.seq(), kind, recipient));
        }
    }
}
