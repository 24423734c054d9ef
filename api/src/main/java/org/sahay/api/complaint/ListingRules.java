package org.sahay.api.complaint;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.edge.QueryParameters;
import org.sahay.api.security.Reach;
import org.sahay.api.security.Right;
import org.sahay.store.complaint.Listing;
import org.sahay.store.complaint.Listing.Filters;
import org.sahay.store.complaint.Listing.View;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.identity.Actor;
import org.springframework.util.MultiValueMap;

/** Makes a listing of a query; what cannot be read is 400 and named, a view beyond the reach of this role is 403. */
final class ListingRules {
    static final int DEFAULT_LIMIT = 50;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final List<String> PARAMETERS =
            List.of("view", "number", "status", "category", "lgdDistrict", "level", "dueBefore", "cursor", "limit");

    private ListingRules() {}

    static Listing listing(Actor actor, MultiValueMap<String, String> sent, FilingRules.Known known) {
        Map<String, String> query = QueryParameters.once(sent, PARAMETERS);
        View view = read(query, "view", text -> named(View.values(), text));
        var filters = new Filters(
                read(query, "number", text -> matching("[0-9]{10}", text)),
                read(query, "status", text -> named(ComplaintStatus.values(), text)),
                read(query, "category", text -> category(text, known)),
                read(query, "lgdDistrict", Integer::valueOf),
                read(query, "level", text -> between(1, 3, text)),
                read(query, "dueBefore", ListingRules::instant));
        Integer limit = read(query, "limit", text -> between(1, Listing.MAX_LIMIT, text));
        return new Listing(
                allowed(Right.LIST_COMPLAINTS.grant(actor.role()).reach(), view),
                actor,
                filters,
                query.get("cursor"),
                limit == null ? DEFAULT_LIMIT : limit);
    }

    /** Which views a reach has; without a name, the one that is most needed. */
    private static View allowed(Reach reach, @Nullable View asked) {
        List<View> views = switch (reach) {
            case SELF, SELF_OR_WARD, SELF_WARD_OR_VILLAGE -> List.of(View.MINE);
            case AREA -> List.of(View.INBOX, View.AREA, View.BREACHING, View.HELD);
            case PROCESS -> List.of(View.AREA, View.BREACHING, View.HELD);
            case REFERENCE, ANYBODY, ANYONE -> List.of();
        };
        if (views.isEmpty() || (asked != null && !views.contains(asked))) {
            throw new ProblemException(Problem.of(ProblemCode.FORBIDDEN));
        }
        return asked == null ? views.getFirst() : asked;
    }

    private static <T> @Nullable T read(Map<String, String> query, String name, Function<String, T> reader) {
        String text = query.get(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            throw new ProblemException(Problem.unreadable(name));
        }
    }

    private static String matching(String form, String text) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException(form);
        }
        return text;
    }

    /** Within the years that a deadline can fall in, which are also PostgreSQL's. */
    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(EARLIEST + " to " + LATEST);
        }
        return instant;
    }

    private static String category(String text, FilingRules.Known known) {
        if (!known.category().test(text)) {
            throw new IllegalArgumentException("no such category");
        }
        return text;
    }

    private static int between(int least, int most, String text) {
        int value = Integer.parseInt(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException(least + " to " + most);
        }
        return value;
    }

    private static <E extends Enum<E>> E named(E[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such value"));
    }
}
