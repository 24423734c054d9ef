package org.sahay.api.edge;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.sahay.templates.Locales;

/**
 * Lets in as many requests as there are places and refuses the others before anything looks at them: no filter, no token, no
 * body, no line in the log. What a refusal costs is what overload leaves for those who are let in, so its text is ready.
 * Health has a port of its own, without this.
 */
final class AdmissionValve extends ValveBase {
    private static final String PLACE = AdmissionValve.class.getName() + ".place";
    private static final String REQUEST_ID = "{request id}";

    private final Admission admission;
    private final String retryAfter;
    private final Map<Locale, String> refusals;

    AdmissionValve(Admission admission, Duration retryAfter) {
        super(true);
        var problem = Problem.retry(ProblemCode.OVERLOADED, retryAfter);
        this.admission = admission;
        this.retryAfter = Integer.toString(problem.seconds());
        this.refusals = Locales.SUPPORTED.stream()
                .collect(Collectors.toMap(
                        Function.identity(), locale -> ContainerProblem.json(problem, locale, REQUEST_ID)));
    }

    /** The place that a request has been let in to; empty where nobody is counted. */
    static Optional<Admission.Place> placeOf(ServletRequest request) {
        return Optional.ofNullable((Admission.Place) request.getAttribute(PLACE));
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Optional<Admission.Place> place = admission.enter();
        if (place.isEmpty()) {
            refuse(request, response);
            return;
        }
        request.setAttribute(PLACE, place.get());
        try {
            getNext().invoke(request, response);
        } finally {
            place.get().leave();
        }
    }

    private void refuse(Request request, Response response) throws IOException {
        Locale locale = Locales.resolve(request.getHeader("Accept-Language"));
        String requestId = UUID.randomUUID().toString();
        String body = refusals.getOrDefault(locale, "").replace(REQUEST_ID, requestId);
        response.setStatus(ProblemCode.OVERLOADED.status());
        response.setHeader("Content-Language", locale.toLanguageTag());
        response.setHeader("Retry-After", retryAfter);
        ContainerProblem.write(request, response, body.getBytes(StandardCharsets.UTF_8), requestId);
    }
}
