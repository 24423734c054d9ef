package org.sahay.store.vault;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Another one, which can be away, and counts how often it is asked. */
final class StoppableKeyEncryption implements KeyEncryption {
    final AtomicInteger asked = new AtomicInteger();
    volatile boolean away;
    private final KeyEncryption real;

    StoppableKeyEncryption(KeyEncryption real) {
        this.real = real;
    }

    @Override
    public String newestKey() {
        answer();
        return real.newestKey();
    }

    @Override
    public List<WrappedKey> wrapAll(Map<UUID, byte[]> keysOfSubjects) {
        answer();
        return real.wrapAll(keysOfSubjects);
    }

    @Override
    public Map<UUID, byte[]> unwrapAll(List<WrappedKey> wrapped) {
        answer();
        return real.unwrapAll(wrapped);
    }

    private void answer() {
        asked.incrementAndGet();
        if (away) {
            throw new KeysUnavailableException("The test says so", null);
        }
    }
}
