package org.sahay.store.complaint;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.store.complaint.Listing.Filters;
import org.sahay.store.complaint.Listing.View;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;

/** The statement that answers a listing: one index range for each view, continued after the cursor. */
final class ListingSql {
    private static final String BY_DUE = "coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')";

    private static final String FILED_FOR_A_WARD = """
            filer_id = :me AND EXISTS (
                    SELECT 1 FROM care_link link
                    WHERE link.helper_id = :me AND link.citizen_id = complaint.citizen_id AND link.expires_at > :now)""";

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, Object> params = new HashMap<>();
    private final String text;

    ListingSql(Listing listing, Instant now) {
        who(listing.view(), listing.actor(), now);
        what(listing.view(), now);
        narrowed(listing.filters());
        String order = switch (listing.view()) {
            case MINE, AREA -> after(listing, "id <", "id DESC");
            case HELD -> after(listing, "id >", "id");
            case INBOX -> afterDue(listing, BY_DUE);
            case BREACHING -> afterDue(listing, "due_at");
        };
        params.put("limit", listing.limit() + 1);
        text = ComplaintRows.SELECT + "WHERE " + String.join("\n    AND ", conditions) + "\nORDER BY " + order
                + "\nLIMIT :limit";
    }

    String text() {
        return text;
    }

    Map<String, Object> params() {
        return params;
    }

    private void who(View view, Actor actor, Instant now) {
        boolean seesAreas = actor.role().decidesComplaints() || actor.role() == Role.OPERATOR;
        if (view == View.MINE || !seesAreas) {
            boolean asCitizen = actor.role() == Role.CITIZEN;
            where(asCitizen ? "citizen_id = :me" : "(citizen_id = :me OR " + FILED_FOR_A_WARD + ")", "me", actor.id());
            params.put("now", now.atOffset(UTC));
        }
        if (view == View.INBOX) {
            where("owner_id = :me", "me", actor.id());
        } else if (view != View.MINE && actor.role() != Role.OPERATOR) {
            where("lgd_state = :areaState", "areaState", actor.area().lgdState());
            where("lgd_district = :areaDistrict", "areaDistrict", actor.area().lgdDistrict());
        }
    }

    private void what(View view, Instant now) {
        if (view == View.BREACHING) {
            conditions.add("clock_state = 'RUNNING'");
            where("warn_at <= :now", "now", now.atOffset(UTC));
        } else if (view == View.HELD) {
            conditions.add("wants_somebody");
        }
    }

    private void narrowed(Filters filters) {
        Instant dueBefore = filters.dueBefore();
        where("number = :number", "number", filters.number());
        where(
                "status = :status",
                "status",
                filters.status() == null ? null : filters.status().name());
        where("category = :category", "category", filters.category());
        where("lgd_district = :lgdDistrict", "lgdDistrict", filters.lgdDistrict());
        where("level = :level", "level", filters.level());
        where("due_at < :dueBefore", "dueBefore", dueBefore == null ? null : dueBefore.atOffset(UTC));
    }

    private String after(Listing listing, String comparison, String order) {
        if (listing.cursor() != null) {
            where(
                    comparison + " :afterId",
                    "afterId",
                    Cursor.decode(listing.cursor(), listing.view()).id());
        }
        return order;
    }

    private String afterDue(Listing listing, String due) {
        if (listing.cursor() != null) {
            Cursor cursor = Cursor.decode(listing.cursor(), listing.view());
            params.put("afterId", cursor.id());
            where(
                    "(" + due + ", id) > (:afterDue, :afterId)",
                    "afterDue",
                    cursor.due().atOffset(UTC));
        }
        return due + ", id";
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            params.put(name, value);
        }
    }
}
