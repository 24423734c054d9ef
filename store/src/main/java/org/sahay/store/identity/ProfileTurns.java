package org.sahay.store.identity;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which edits of a profile are applied now, which wait, and which win. Each that is applied counts the version up by one,
 * whether it wins or not, so that a device may number what it makes while it is offline. Nothing here asks anything outside.
 */
final class ProfileTurns {
    private static final Comparator<Edit> BY_VERSION =
            Comparator.comparingLong(Edit::base).thenComparing(Edit::place);

    private ProfileTurns() {}

    /**
     * An edit whose turn is decided.
     *
     * @param baseVersion what it was made on; null when it does not say, and then it waits for nothing
     */
    record Edit(UUID id, @Nullable Long baseVersion, EditPlace place, Set<ProfileField> fields) {
        Edit {
            fields = Set.copyOf(fields);
        }

        private long base() {
            return baseVersion == null ? -1 : baseVersion;
        }
    }

    /** What an edit made the version, and whether it could not wait for its turn. */
    record Applied(long version, boolean forced) {}

    /**
     * What was decided.
     *
     * @param version there is now
     * @param applied edits by their ids, in their order
     * @param won which edit a field is from now; only those that changed hands
     */
    record Outcome(long version, Map<UUID, Applied> applied, Map<ProfileField, Edit> won) {}

    /**
     * Decides over all that wait and all that came.
     *
     * @param standing where the edit stands that each field is from
     * @param overdue which have waited long enough
     */
    static Outcome decide(
            long version, Map<ProfileField, EditPlace> standing, Collection<Edit> edits, Predicate<Edit> overdue) {
        var waiting = new ArrayDeque<>(edits.stream().sorted(BY_VERSION).toList());
        var applied = new LinkedHashMap<UUID, Applied>();
        var places = new EnumMap<ProfileField, EditPlace>(ProfileField.class);
        places.putAll(standing);
        var won = new EnumMap<ProfileField, Edit>(ProfileField.class);
        long now = version;
        while (!waiting.isEmpty()) {
            boolean isNext = waiting.getFirst().base() <= now;
            Optional<Edit> next = isNext
                    ? Optional.of(waiting.getFirst())
                    : waiting.stream().filter(overdue).findFirst();
            if (next.isEmpty()) {
                break;
            }
            Edit edit = next.get();
            waiting.remove(edit);
            now++;
            applied.put(edit.id(), new Applied(now, !isNext));
            for (ProfileField field : edit.fields()) {
                EditPlace before = places.get(field);
                if (before == null || before.compareTo(edit.place()) < 0) {
                    places.put(field, edit.place());
                    won.put(field, edit);
                }
            }
        }
        return new Outcome(now, applied, won);
    }
}
