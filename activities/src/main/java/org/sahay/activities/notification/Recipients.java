package org.sahay.activities.notification;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.complaint.ComplaintRow;
import org.sahay.store.roster.Officer;
import org.sahay.store.roster.Roster;
import org.sahay.store.roster.RosterView;
import org.sahay.workflows.complaint.Notice;
import org.sahay.workflows.complaint.Owner;
import org.sahay.workflows.complaint.RoutingQuestion;
import org.sahay.workflows.complaint.RoutingRules;

/** Finds out whom a notice goes to and in which language they are written to. */
final class Recipients {
    private static final String DEFAULT_LANGUAGE = "en";

    private final Roster roster;

    Recipients(Roster roster) {
        this.roster = roster;
    }

    /** Empty when it is owed to a superior and there is none. */
    Optional<Recipient> of(Notice notice, ComplaintRow complaint) {
        UUID named = notice.recipientId();
        UUID id = named != null ? named : superior(notice.superior());
        return Optional.ofNullable(id).map(found -> new Recipient(found, language(found, complaint)));
    }

    private @Nullable UUID superior(@Nullable RoutingQuestion question) {
        if (question == null) {
            return null;
        }
        RosterView view = roster.view(question);
        Owner chosen =
                RoutingRules.choose(question, view.candidates(), view.version()).owner();
        return chosen == null ? null : chosen.officerId();
    }

    private String language(UUID id, ComplaintRow complaint) {
        return complaint.kase().complainant().is(id)
                ? complaint.language()
                : roster.byId(id).map(Officer::language).orElse(DEFAULT_LANGUAGE);
    }

    /** A person and the language they are written to in. */
    record Recipient(UUID id, String language) {}
}
