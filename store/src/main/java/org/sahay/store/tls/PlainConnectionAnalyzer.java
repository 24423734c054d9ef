package org.sahay.store.tls;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the application does not start and what to set, without a stack trace. */
final class PlainConnectionAnalyzer extends AbstractFailureAnalyzer<PlainConnectionException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PlainConnectionException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.wayOut(), cause);
    }
}
