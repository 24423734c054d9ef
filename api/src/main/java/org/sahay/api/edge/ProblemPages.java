package org.sahay.api.edge;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sahay.templates.Labels;
import org.sahay.templates.Locales;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page behind every problem's {@code type}: what the code means, in the reader's language. */
@Hidden
@RestController
final class ProblemPages {
    private final Labels labels;

    ProblemPages(Labels labels) {
        this.labels = labels;
    }

    @GetMapping(path = "/problems/{code}")
    ResponseEntity<String> page(
            @PathVariable String code,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        ProblemCode known =
                ProblemCode.of(code).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND)));
        Locale locale = Locales.resolve(language);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Language", locale.toLanguageTag())
                .body(html(known, locale));
    }

    private String html(ProblemCode code, Locale locale) {
        var example = Problem.of(code, "…", null).refusing("…", "…", List.of()).arguments(false);
        String title = HtmlUtils.htmlEscape(labels.label("problem." + code.code() + ".title", locale, example));
        String detail = HtmlUtils.htmlEscape(labels.label("problem." + code.code() + ".detail", locale, example));
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body><h1>%s</h1><p>%s</p><p><code>%s</code> · HTTP %d</p></body></html>
                """.formatted(locale.toLanguageTag(), title, title, detail, code.code(), code.status());
    }
}
