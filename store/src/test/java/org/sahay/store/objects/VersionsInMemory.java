package org.sahay.store.objects;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A storage that replaces and deletes nothing: it keeps each content as a version, and a mark where one was deleted. */
public final class VersionsInMemory implements ObjectStorage {
    private final TreeMap<ObjectKey, List<Optional<byte[]>>> objects = new TreeMap<>();

    @Override
    public void put(ObjectKey key, StoredObject object) {
        add(key, Optional.of(object.bytes()));
    }

    /** As a store with locks does when somebody deletes without naming a version. */
    public void markDeleted(ObjectKey key) {
        add(key, Optional.empty());
    }

    @Override
    public Optional<byte[]> get(ObjectKey key) {
        return objects.getOrDefault(key, List.of(Optional.empty())).getLast();
    }

    @Override
    public List<ObjectKey> keys(String prefix, @Nullable ObjectKey after) {
        return objects.keySet().stream()
                .filter(key -> key.text().startsWith(prefix) && (after == null || key.compareTo(after) > 0))
                .filter(key -> get(key).isPresent())
                .toList();
    }

    @Override
    public List<KeptVersion> versions(String prefix) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().text().startsWith(prefix))
                .flatMap(entry -> IntStream.range(0, entry.getValue().size())
                        .filter(n -> entry.getValue().get(n).isPresent())
                        .mapToObj(n -> new KeptVersion(entry.getKey(), Integer.toString(n))))
                .toList();
    }

    @Override
    public Optional<byte[]> get(KeptVersion version) {
        return objects.get(version.key()).get(Integer.parseInt(Objects.requireNonNull(version.id())));
    }

    @Override
    public String place() {
        return "memory";
    }

    private void add(ObjectKey key, Optional<byte[]> content) {
        objects.merge(
                key,
                List.of(content),
                (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
    }
}
