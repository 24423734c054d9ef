package org.sahay.faults.sync;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The answers in the body of a batch's answer, each to the byte as it came. */
final class RawAcks {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RawAcks() {}

    static List<String> in(String body) {
        var acks = new ArrayList<String>();
        try (var parser = JSON.createParser(body)) {
            while (parser.nextToken() != JsonToken.START_ARRAY) {
                if (parser.currentToken() == null) {
                    throw new AssertionError("No answers are in " + body);
                }
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                acks.add(
                        body.substring(from, (int) parser.currentTokenLocation().getCharOffset() + 1));
            }
        }
        return acks;
    }
}
