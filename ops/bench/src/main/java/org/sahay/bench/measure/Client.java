package org.sahay.bench.measure;

/** Does one operation after the other over a connection of its own; used by one thread. */
public interface Client extends AutoCloseable {
    /**
     * One operation, to its acknowledgement.
     *
     * @throws Exception when it was not acknowledged; counted, and the next one is tried
     */
    void once() throws Exception;

    @Override
    void close() throws Exception;

    /** Ends the connections of all; the next operation of each opens one again where it can. */
    static void hangUp(Iterable<? extends Client> clients) {
        try {
            for (var client : clients) {
                client.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("A connection cannot be closed", e);
        }
    }
}
