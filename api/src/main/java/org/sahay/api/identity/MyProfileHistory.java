package org.sahay.api.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.PlainCursor;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.Right;
import org.sahay.store.identity.ProfileChange;
import org.sahay.store.identity.ProfileDetails;
import org.sahay.store.identity.ProfileEdit;
import org.sahay.store.identity.ProfileField;
import org.sahay.store.identity.Profiles;
import org.sahay.templates.Labels;
import org.sahay.workflows.identity.Actor;

/** Shows people every edit of their own profile, also those that lost, and makes one of them anew. */
final class MyProfileHistory {
    private static final int PAGE = 50;
    private static final int SHOWN_OF_DEVICE = 8;
    private static final PlainCursor CURSORS = new PlainCursor("profile-history");
    private static final String CLOCK_AHEAD = "clock-ahead";

    private final Profiles profiles;
    private final MyProfile mine;
    private final Labels labels;

    MyProfileHistory(Profiles profiles, MyProfile mine, Labels labels) {
        this.profiles = profiles;
        this.mine = mine;
        this.labels = labels;
    }

    /** One page, and the cursor of the next when there is one. */
    record Shown(ProfileHistoryJson page, @Nullable String next) {}

    /** @throws ProblemException 400 for a cursor that is none */
    Shown list(Actor actor, @Nullable String cursor, Locale locale) {
        UUID after = cursor == null ? null : CURSORS.place(cursor, UUID::fromString);
        List<ProfileEdit> found =
                profiles.history(actor, after, PAGE + 1, Right.LIST_PROFILE_HISTORY.purpose(actor.role()));
        List<ProfileEdit> page = found.subList(0, Math.min(PAGE, found.size()));
        return new Shown(
                new ProfileHistoryJson(
                        page.stream().map(edit -> shown(edit, locale)).toList()),
                found.size() > PAGE ? CURSORS.after(page.getLast().id()) : null);
    }

    /**
     * Makes an edit anew, by now: it wins.
     *
     * @throws ProblemException 404 when there is none such, 412 when somebody changed the profile in between
     */
    ProfileJson restore(Actor actor, LongPredicate expected, UUID edit, Locale locale) {
        String purpose = Right.RESTORE_PROFILE_EDIT.purpose(actor.role());
        ProfileChange change = profiles.changeOf(actor, edit)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND)));
        return mine.change(actor, expected, change::applyTo, purpose, locale);
    }

    private ProfileHistoryJson.EditJson shown(ProfileEdit edit, Locale locale) {
        var warnings = new ArrayList<ProfileJson.WarningJson>();
        if (edit.clockAhead()) {
            warnings.add(new ProfileJson.WarningJson(
                    "clientTime", CLOCK_AHEAD, labels.label("warning." + CLOCK_AHEAD, locale)));
        }
        byte[] device = edit.device();
        return new ProfileHistoryJson.EditJson(
                edit.id(),
                status(edit),
                edit.baseVersion(),
                edit.version(),
                edit.clientTime(),
                edit.receivedAt(),
                device == null ? null : HexFormat.of().formatHex(device, 0, SHOWN_OF_DEVICE),
                codes(edit.fields()),
                codes(edit.inForce()),
                edit.change().map(MyProfileHistory::shown).orElse(null),
                warnings);
    }

    private static String status(ProfileEdit edit) {
        if (edit.version() == null) {
            return "held";
        }
        return edit.forced() ? "forced" : "applied";
    }

    private static List<String> codes(Collection<ProfileField> fields) {
        return fields.stream().sorted().map(ProfileField::code).toList();
    }

    private static ProfileHistoryJson.ChangeJson shown(ProfileChange change) {
        ProfileDetails values = change.values();
        boolean hasName = change.fields().contains(ProfileField.NAME);
        boolean hasLanguage = change.fields().contains(ProfileField.LANGUAGE);
        boolean hasVillage = change.fields().contains(ProfileField.VILLAGE);
        return new ProfileHistoryJson.ChangeJson(
                hasName ? values.name() : null,
                hasLanguage && values.language() != null ? values.language().toString() : null,
                hasVillage && values.village() != null ? VillageJson.of(values.village()) : null,
                change.fields().contains(ProfileField.IDENTIFIERS) ? ProfileViews.identifiers(values) : null);
    }
}
