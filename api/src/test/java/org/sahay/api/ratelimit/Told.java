package org.sahay.api.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.sahay.api.TestApi.Answer;

/** What an answer says of one limit, read from its headers as lists of strings with integer parameters (RFC 9651). */
record Told(long quota, long window, long remaining, long untilMore) {
    private static final String KEY = "[a-z*][a-z0-9_.*-]*";
    private static final Pattern ITEM =
            Pattern.compile("\"([ !#-\\[\\]-~]*)\"((?:; *" + KEY + "=-?[0-9]{1,15})*)(?:[ \t]*,[ \t]*|$)");
    private static final Pattern PARAMETER = Pattern.compile("; *(" + KEY + ")=(-?[0-9]{1,15})");

    /** By the name of the limit; both headers name the same ones. */
    static Map<String, Told> by(Answer answer) {
        var policies = list(answer.header("RateLimit-Policy"));
        var states = list(answer.header("RateLimit"));
        assertThat(states.keySet()).isEqualTo(policies.keySet());
        var told = new LinkedHashMap<String, Told>();
        policies.forEach((name, policy) -> {
            var state = states.get(name);
            told.put(name, new Told(policy.get("q"), policy.get("w"), state.get("r"), state.get("t")));
        });
        return told;
    }

    static Told only(Answer answer, String limit) {
        var told = by(answer);
        assertThat(told).containsKey(limit);
        return told.get(limit);
    }

    private static Map<String, Map<String, Long>> list(String header) {
        var items = new LinkedHashMap<String, Map<String, Long>>();
        var item = ITEM.matcher(header);
        int end = 0;
        while (end < header.length() && item.find(end) && item.start() == end) {
            var parameters = new LinkedHashMap<String, Long>();
            PARAMETER
                    .matcher(item.group(2))
                    .results()
                    .forEach(p -> parameters.put(p.group(1), Long.valueOf(p.group(2))));
            items.put(item.group(1), parameters);
            end = item.end();
        }
        assertThat(end).as(header).isEqualTo(header.length());
        return items;
    }
}
