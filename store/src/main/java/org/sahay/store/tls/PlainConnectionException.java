package org.sahay.store.tls;

/** The configuration would let somebody listen in or pose as somebody else, and so the application does not start. */
public final class PlainConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String wayOut;

    /**
     * @param reason one sentence that says what is not encrypted
     * @param wayOut one sentence that names the settings to set
     */
    public PlainConnectionException(String reason, String wayOut) {
        super(reason + " " + wayOut);
        this.wayOut = wayOut;
    }

    String wayOut() {
        return wayOut;
    }
}
