package org.sahay.api.complaint;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where operators look at workflows.
 *
 * @param uiUrl address of the Temporal Web UI, without a slash at its end; without one, views carry no link
 * @param namespace Temporal namespace
 */
@ConfigurationProperties("sahay.temporal")
record WorkflowUi(
        @Nullable String uiUrl, @DefaultValue("sahay") String namespace) {}
