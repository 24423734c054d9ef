package org.sahay.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the application does not start, without a stack trace. */
final class IssuerMissingAnalyzer extends AbstractFailureAnalyzer<IssuerMissingException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IssuerMissingException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set sahay.security.issuer-uri (environment: SAHAY_SECURITY_ISSUERURI), or sahay.security.signing-keys-file"
                        + " and sahay.security.issuer; not both.",
                cause);
    }
}
