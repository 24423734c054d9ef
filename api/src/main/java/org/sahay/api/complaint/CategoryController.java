package org.sahay.api.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sahay.store.complaint.Categories;
import org.sahay.templates.Labels;
import org.sahay.templates.Locales;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Complaints")
final class CategoryController {
    private final Categories categories;
    private final Labels labels;

    CategoryController(Categories categories, Labels labels) {
        this.categories = categories;
        this.labels = labels;
    }

    /** What complaints can be about, in the caller's language. */
    record CategoryList(List<CategoryJson> items) {
        CategoryList {
            items = List.copyOf(items);
        }
    }

    record CategoryJson(String code, String name, String hint, String department) {}

    @GetMapping(path = "/v1/complaint-categories", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listComplaintCategories",
            summary = "List what complaints can be about",
            description = "In the order in which people are offered them, in the caller's language.")
    ResponseEntity<CategoryList> list(
            @Parameter(description = "en, hi or ta")
                    @RequestHeader(name = "Accept-Language", required = false)
                    @Nullable
                    String language) {
        Locale locale = Locales.resolve(language);
        var items = categories.all().stream()
                .map(category -> new CategoryJson(
                        category.code(),
                        labels.label("category." + category.code(), locale),
                        labels.label("category." + category.code() + ".hint", locale),
                        category.department()))
                .toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(new CategoryList(items));
    }
}
