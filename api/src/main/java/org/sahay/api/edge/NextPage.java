package org.sahay.api.edge;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the next page of a list is (RFC 8288). */
public final class NextPage {
    private static final String CURSOR = "cursor";

    private NextPage() {}

    /** The value of a Link header: the same query with another cursor. */
    public static String link(String path, Map<String, ?> query, String cursor) {
        var next = UriComponentsBuilder.fromPath(path);
        query.forEach((name, value) -> {
            if (!name.equals(CURSOR)) {
                next.queryParam(name, value);
            }
        });
        return "<" + next.queryParam(CURSOR, cursor).encode().build().toUriString() + ">; rel=\"next\"";
    }
}
