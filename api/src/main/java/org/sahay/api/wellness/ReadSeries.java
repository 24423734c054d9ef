package org.sahay.api.wellness;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.PersonalReach;
import org.sahay.api.security.Right;
import org.sahay.store.wellness.Bucket;
import org.sahay.store.wellness.Series;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows a series of somebody's to whoever reaches them. */
final class ReadSeries {
    private final PersonalReach reach;
    private final Series series;
    private final WellnessTrail trail;
    private final TransactionTemplate transactions;

    ReadSeries(PersonalReach reach, Series series, WellnessTrail trail, TransactionTemplate transactions) {
        this.reach = reach;
        this.series = series;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** A series, and what was asked. */
    record Shown(SeriesRules.Asked asked, List<Bucket> buckets) {
        Shown {
            buckets = List.copyOf(buckets);
        }
    }

    /** @throws ProblemException 404 for somebody beyond the caller's reach, as for nobody */
    Shown read(Actor actor, SeriesRules.Asked asked) {
        UUID citizen = Objects.requireNonNullElse(asked.citizen(), actor.id());
        Basis basis = reach.basis(Right.READ_SERIES.grant(actor.role()), actor, citizen)
                .orElseThrow(SeriesRules::notFound);
        List<Bucket> buckets = Objects.requireNonNull(transactions.execute(status -> {
            trail.series(actor, citizen, basis);
            return series.of(citizen, asked.metric().code(), asked.width(), asked.from(), asked.to());
        }));
        return new Shown(asked, buckets);
    }
}
