package org.sahay.store.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of whom else than its owner a device was ever told. Each change of it makes a version, and a device that says which version it
 * knows can be told what came and what went since, however often it asks.
 */
public record DeviceScope(List<Member> members) {
    static final DeviceScope NOBODY = new DeviceScope(List.of());

    public DeviceScope {
        members = members.stream().sorted(Comparator.comparing(Member::subject)).toList();
    }

    /**
     * Somebody it was told of.
     *
     * @param entered the version that has them, since they last came
     * @param gone the version that has them no longer; null while they are in it
     */
    public record Member(
            UUID subject, long entered, @Nullable Long gone) {
        boolean isIn() {
            return gone == null;
        }

        private long changed() {
            return gone == null ? entered : gone;
        }
    }

    /** The newest; 0 when nobody was ever in it. */
    public long version() {
        return members.stream().mapToLong(Member::changed).max().orElse(0);
    }

    /** With these in it and nobody else: as it is, or one version on. Who comes back has come anew. */
    DeviceScope with(Set<UUID> reached) {
        long next = version() + 1;
        var settled = new ArrayList<Member>();
        var strangers = new TreeSet<>(reached);
        for (Member member : members) {
            strangers.remove(member.subject());
            settled.add(
                    reached.contains(member.subject()) == member.isIn()
                            ? member
                            : member.isIn()
                                    ? new Member(member.subject(), member.entered(), next)
                                    : new Member(member.subject(), next, null));
        }
        strangers.forEach(subject -> settled.add(new Member(subject, next, null)));
        return new DeviceScope(settled);
    }

    /** Who is not in it, and was when this version was told or after. */
    public List<UUID> goneSince(long told) {
        return members.stream()
                .filter(member -> member.gone() != null && member.gone() > told)
                .map(Member::subject)
                .toList();
    }

    /** Who is in it and came after one version and by another. */
    public List<UUID> entered(long after, long by) {
        return members.stream()
                .filter(member -> member.isIn() && member.entered() > after && member.entered() <= by)
                .map(Member::subject)
                .toList();
    }

    /** Who is in it. */
    public List<UUID> present() {
        return entered(0, version());
    }

    Collection<Member> changedFrom(DeviceScope before) {
        var changed = new ArrayList<>(members);
        changed.removeAll(before.members());
        return changed;
    }
}
