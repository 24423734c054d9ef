package org.sahay.api.security;

/** It is not clear whose tokens the application should trust, and so it does not start. */
final class IssuerMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IssuerMissingException() {
        super(
                "No token issuer is configured: set either sahay.security.issuer-uri to the address of your OpenID Connect"
                        + " issuer, or sahay.security.signing-keys-file and sahay.security.issuer to issue tokens here, or run"
                        + " with the profile local on a developer's machine.");
    }
}
