package org.sahay.faults.canary;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser as far as the pages of staff need one: cookies, and forms with their hidden fields. */
final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final Asking asking;
    private final CookieManager cookies = new CookieManager();
    private String page = "";

    Browser(Asking asking) {
        this.asking = asking;
    }

    /** Opens an address of the API and follows where it leads to, as long as that is the API. */
    Told open(String address) {
        String target = address.startsWith(asking.url(""))
                ? address.substring(asking.url("").length())
                : address;
        return follow("GET", target, null, List.of());
    }

    /** Sends a form with what is typed, and with what the page before had hidden in it. */
    Told submit(String target, Map<String, String> typed, List<Canary> values) {
        var all = new HashMap<>(typed);
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        return follow("POST", target, form(all), values);
    }

    String page() {
        return page;
    }

    /** The header that it sends. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Told follow(String method, String target, @Nullable String form, List<Canary> values) {
        var headers = new HashMap<String, String>();
        String sent = cookies();
        if (!sent.isEmpty()) {
            headers.put("Cookie", sent);
        }
        if (form != null) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
        }
        int query = target.indexOf('?');
        String page = query < 0 ? target : target.substring(0, query);
        var answer =
                asking.ask(new Request("page " + page, "a journey", method, target, headers, form, values, List.of()));
        keepCookies(answer);
        this.page = answer.body();
        String location = answer.header("location");
        boolean inside = location.startsWith("/") || location.startsWith(asking.url("/"));
        return answer.status() / 100 == 3 && inside ? open(location) : answer;
    }

    private void keepCookies(Told answer) {
        URI api = URI.create(asking.url("/"));
        answer.headers().getOrDefault("set-cookie", List.of()).stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(cookie -> {
                    cookie.setVersion(0);
                    cookies.getCookieStore().add(api, cookie);
                });
    }
}
