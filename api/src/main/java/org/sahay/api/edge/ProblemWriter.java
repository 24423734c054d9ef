package org.sahay.api.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.sahay.store.trace.RequestContext;
import org.sahay.templates.Labels;
import org.sahay.templates.Locales;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as the answer, in the caller's language, whatever the caller said it accepts. */
public final class ProblemWriter {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The attribute of a request that holds the code of its problem, for the log. */
    static final String CODE = ProblemWriter.class.getName() + ".code";

    private final Labels labels;
    private final JsonMapper json;

    public ProblemWriter(Labels labels, JsonMapper json) {
        this.labels = labels;
        this.json = json;
    }

    /** Does nothing when the answer is already on its way. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        request.setAttribute(CODE, problem.code().code());
        response.resetBuffer();
        Locale locale = Locales.resolve(request.getHeader("Accept-Language"));
        byte[] body = json.writeValueAsBytes(inLanguage(problem, locale, Paths.asked(request)));
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Content-Language", locale.toLanguageTag());
        if (problem.retryAfter() != null) {
            response.setHeader("Retry-After", Integer.toString(problem.seconds()));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    ProblemJson inLanguage(Problem problem, Locale locale, String instance) {
        String code = problem.code().code();
        var arguments = problem.arguments(locale.equals(Locales.ENGLISH));
        return new ProblemJson(
                "/problems/" + code,
                labels.label("problem." + code + ".title", locale, arguments),
                problem.status(),
                labels.label("problem." + code + ".detail", locale, arguments),
                instance,
                code,
                problem.field(),
                problem.allowedActions(),
                RequestContext.current().requestId());
    }
}
