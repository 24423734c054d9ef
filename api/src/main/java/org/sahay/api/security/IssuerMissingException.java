package org.sahay.api.security;

/** The application has nobody whose tokens it could trust, and so does not start. */
final class IssuerMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IssuerMissingException() {
        super(
                "No token issuer is configured: set sahay.security.issuer-uri to the address of your OpenID Connect issuer,"
                        + " or run with the profile local on a developer's machine.");
    }
}
