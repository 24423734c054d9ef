package org.sahay.api.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.sahay.templates.Locales;

/** Reports what the container itself refuses, such as an address it cannot read; public because Tomcat makes it. */
public final class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = ProblemAdvice.ofStatus(response.getStatus());
        Locale locale = Locales.resolve(request.getHeader("Accept-Language"));
        String requestId = UUID.randomUUID().toString();
        byte[] body = ContainerProblem.json(problem, locale, requestId).getBytes(StandardCharsets.UTF_8);
        try {
            ContainerProblem.write(request, response, body, requestId);
        } catch (IOException gone) {
            containerLog(gone);
        }
    }

    private void containerLog(IOException gone) {
        if (container != null && container.getLogger().isDebugEnabled()) {
            container.getLogger().debug("The caller was gone before its error was reported", gone);
        }
    }
}
