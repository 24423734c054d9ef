package org.sahay.api.edge;

import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.sahay.templates.Labels;

/** A problem that the container answers with, outside of every filter. */
final class ContainerProblem {
    private static final Labels LABELS = new Labels();

    private ContainerProblem() {}

    static String json(Problem problem, Locale locale, String requestId) {
        String code = problem.code().code();
        var arguments = problem.arguments(false);
        return """
                {"type":"/problems/%s","title":"%s","status":%d,"detail":"%s","instance":"/","code":"%s","requestId":"%s"}\
                """.formatted(
                        code,
                        LABELS.label("problem." + code + ".title", locale, arguments),
                        problem.status(),
                        LABELS.label("problem." + code + ".detail", locale, arguments),
                        code,
                        requestId);
    }

    /** The body, and the headers that every answer has; the status is set already. */
    static void write(Request request, Response response, byte[] body, String requestId) throws IOException {
        response.setContentType(ProblemWriter.MEDIA_TYPE);
        ProtectiveHeaders.write("/", request.isSecure(), response::setHeader);
        response.setHeader(RequestContextFilter.REQUEST_ID, requestId);
        response.setHeader(RequestContextFilter.TRACE_PARENT, TraceParent.continued(null));
        response.setContentLength(body.length);
        response.getResponse().getOutputStream().write(body);
        response.finishResponse();
    }
}
