package org.sahay.store.sync;

/** The topics of what devices send. */
public final class SyncTopics {
    /** Everything that was accepted; see {@link PublishedEvent}. */
    public static final String EVENTS = "sync.events";

    /** Records of {@link #EVENTS} that nobody here could take, as they came, with the reason. */
    public static final String DEAD = EVENTS + ".dlt";

    /** What may be known of it about nobody in particular. */
    public static final String ANALYTICS = "analytics.events";

    private SyncTopics() {}
}
