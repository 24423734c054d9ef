package org.sahay.api.wellness;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.PlainCursor;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.Grant;
import org.sahay.api.security.PersonalReach;
import org.sahay.api.security.Right;
import org.sahay.store.wellness.Flag;
import org.sahay.store.wellness.Flags;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows what somebody has to look at, of themselves, their wards and their villages, and takes note that they did. */
final class MyFlags {
    private static final int PAGE = 50;
    private static final PlainCursor CURSORS = new PlainCursor("flags");

    private final Flags flags;
    private final PersonalReach reach;
    private final WellnessTrail trail;
    private final TransactionTemplate transactions;

    MyFlags(Flags flags, PersonalReach reach, WellnessTrail trail, TransactionTemplate transactions) {
        this.flags = flags;
        this.reach = reach;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** One page, and the cursor of the next when there is one. */
    record Shown(List<Flag> page, @Nullable String next) {
        Shown {
            page = List.copyOf(page);
        }
    }

    /**
     * Those of one citizen, or of everybody the caller reaches.
     *
     * @throws ProblemException 400 for a state or cursor that is none, 404 for a citizen beyond the caller's reach
     */
    Shown list(Actor actor, @Nullable UUID citizen, @Nullable String state, @Nullable String cursor) {
        Flag.State wanted = state(state);
        Flag.Place after = cursor == null ? null : CURSORS.place(cursor, MyFlags::place);
        Map<UUID, Basis> reached = reached(actor, citizen);
        List<Flag> found = Objects.requireNonNull(transactions.execute(status -> {
            List<Flag> listed = flags.list(reached.keySet(), wanted, after, PAGE + 1);
            var shown = new LinkedHashMap<UUID, Basis>();
            listed.stream().limit(PAGE).forEach(flag -> shown.put(flag.subject(), basis(reached, flag)));
            shown.forEach((subject, basis) -> trail.flags(actor, subject, basis));
            return listed;
        }));
        List<Flag> page = found.subList(0, Math.min(PAGE, found.size()));
        return new Shown(page, found.size() > PAGE ? CURSORS.after(cursor(page.getLast())) : null);
    }

    /** @throws ProblemException 404 for a flag beyond the caller's reach, as for none */
    Flag acknowledge(Actor actor, UUID id) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Flag flag = flags.find(id).orElseThrow(SeriesRules::notFound);
            Basis basis = reach.basis(Right.ACKNOWLEDGE_FLAG.grant(actor.role()), actor, flag.subject())
                    .orElseThrow(SeriesRules::notFound);
            trail.acknowledged(actor, flag.subject(), id, basis);
            return flags.acknowledge(id, actor.id()).orElseThrow(SeriesRules::notFound);
        }));
    }

    private Map<UUID, Basis> reached(Actor actor, @Nullable UUID citizen) {
        Grant grant = Right.LIST_FLAGS.grant(actor.role());
        return citizen == null
                ? reach.subjects(grant, actor)
                : Map.of(citizen, reach.basis(grant, actor, citizen).orElseThrow(SeriesRules::notFound));
    }

    private static Basis basis(Map<UUID, Basis> reached, Flag flag) {
        return Objects.requireNonNull(reached.get(flag.subject()));
    }

    private static Flag.State state(@Nullable String text) {
        if (text == null) {
            return Flag.State.OPEN;
        }
        return Arrays.stream(Flag.State.values())
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.unreadable("state")));
    }

    private static String cursor(Flag last) {
        return last.place().raisedAt() + " " + last.place().id();
    }

    private static Flag.Place place(String text) {
        String[] parts = text.split(" ", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z")) {
            throw new IllegalArgumentException("no place");
        }
        try {
            return new Flag.Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("no place", none);
        }
    }
}
