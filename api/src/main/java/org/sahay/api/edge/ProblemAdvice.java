package org.sahay.api.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.sahay.store.identity.ShortLivedStateUnavailableException;
import org.sahay.store.vault.KeysUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The one place where what a controller throws becomes an answer. */
@RestControllerAdvice
final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter problems;

    ProblemAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (thrown instanceof AccessDeniedException || thrown instanceof AuthenticationException) {
            throw thrown; // The security filters know whether it is 401 or 403.
        }
        if (thrown instanceof AsyncRequestNotUsableException) {
            return; // The caller has gone.
        }
        if (thrown instanceof ErrorResponse response4xx) {
            copyHeaders(response4xx.getHeaders(), response);
        }
        Problem problem = problem(thrown);
        if (problem.code() == ProblemCode.INTERNAL) {
            LOG.error("A request failed", new Unexpected(thrown));
        }
        write(request, response, problem);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        problems.write(request, response, problem);
    }

    static Problem problem(Exception thrown) {
        return switch (thrown) {
            case ProblemException known -> known.problem();
            case KeysUnavailableException away -> Problem.away(ProblemCode.TEMPORARILY_UNAVAILABLE);
            case ShortLivedStateUnavailableException away -> Problem.away(ProblemCode.TEMPORARILY_UNAVAILABLE);
            case HttpMessageNotReadableException unreadable -> JsonFaults.problem(unreadable.getCause());
            case HttpRequestMethodNotSupportedException method -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED);
            case HttpMediaTypeNotSupportedException type -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
            case HttpMediaTypeNotAcceptableException type -> Problem.of(ProblemCode.NOT_ACCEPTABLE);
            case MissingServletRequestParameterException missing ->
                Problem.of(ProblemCode.MISSING_FIELD, missing.getParameterName(), null)
                        .withStatus(400);
            case MethodArgumentTypeMismatchException mismatch ->
                mismatch.getParameter()
                                .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)
                        ? Problem.of(ProblemCode.NOT_FOUND)
                        : Problem.of(ProblemCode.INVALID_VALUE, mismatch.getName(), null)
                                .withStatus(400);
            case InvalidParameterException unreadable -> Problem.of(ProblemCode.MALFORMED_REQUEST);
            case RequestRejectedException unreadable -> Problem.of(ProblemCode.MALFORMED_REQUEST);
            case ErrorResponse other -> ofStatus(other.getStatusCode().value());
            default -> Problem.of(ProblemCode.INTERNAL);
        };
    }

    /** The problem for a status that somebody else decided. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of(ProblemCode.UNAUTHENTICATED);
            case 403 -> Problem.of(ProblemCode.FORBIDDEN);
            case 404 -> Problem.of(ProblemCode.NOT_FOUND);
            case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED);
            case 406 -> Problem.of(ProblemCode.NOT_ACCEPTABLE);
            case 408 -> Problem.of(ProblemCode.BODY_TOO_SLOW);
            case 413 -> Problem.of(ProblemCode.BODY_TOO_LARGE);
            case 415 -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
            default ->
                status >= 400 && status < 500
                        ? Problem.of(ProblemCode.MALFORMED_REQUEST).withStatus(status)
                        : Problem.of(ProblemCode.INTERNAL);
        };
    }

    private static void copyHeaders(HttpHeaders headers, HttpServletResponse response) {
        headers.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                response.setHeader(name, String.join(", ", values));
            }
        });
        if (headers.getAccept().contains(MediaType.APPLICATION_JSON)) {
            response.setHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        }
    }
}
