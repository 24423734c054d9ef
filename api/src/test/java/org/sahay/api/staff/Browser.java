package org.sahay.api.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as the pages of staff need one: a cookie jar, forms with their hidden fields, and no script. */
final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;
    private Page page = new Page(0, "", "", Map.of());

    Browser(String base) {
        this.base = base;
    }

    /** What is shown now, or where the browser is sent outside of the API. */
    record Page(int status, String location, String body, Map<String, java.util.List<String>> headers) {
        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, java.util.List.of()));
        }
    }

    Page page() {
        return page;
    }

    /** Opens an address and follows where it leads to, as long as that is the API. */
    Page open(String pathOrUrl) {
        URI uri = URI.create(pathOrUrl.startsWith("/") ? base + pathOrUrl : pathOrUrl);
        return follow(HttpRequest.newBuilder(uri).GET());
    }

    /** Sends a form with what is shown, hidden fields included. */
    Page submit(String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        return post(path, all);
    }

    /** Sends these fields alone. */
    Page post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return follow(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** The id of the browser's session with the server. */
    String session() {
        return cookie("sahay-staff");
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private Page follow(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String location = response.headers().firstValue("Location").orElse("");
            page = new Page(
                    response.statusCode(),
                    location,
                    response.body(),
                    response.headers().map());
            boolean inside = location.startsWith("/") || location.startsWith(base + "/");
            return response.statusCode() / 100 == 3 && inside ? open(location) : page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
