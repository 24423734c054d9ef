package org.sahay.store.outbox;

/** How business keys are spread; fixed for the life of the data. */
final class Shards {
    static final int COUNT = 16;

    private Shards() {}

    static int of(String businessKey) {
        return Math.floorMod(businessKey.hashCode(), COUNT);
    }
}
