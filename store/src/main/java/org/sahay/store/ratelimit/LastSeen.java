package org.sahay.store.ratelimit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The states of buckets as this instance saw them last; of the many it saw, those that were asked for lately. */
final class LastSeen {
    private static final int MOST = 10_000;

    private final Map<String, String> states = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /** Empty texts for those it does not know. */
    synchronized List<String> of(List<String> keys) {
        return keys.stream().map(key -> states.getOrDefault(key, "")).toList();
    }

    synchronized void put(List<String> keys, List<String> texts) {
        for (int i = 0; i < keys.size(); i++) {
            states.put(keys.get(i), texts.get(i));
        }
    }
}
