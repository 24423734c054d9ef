package org.sahay.activities.sync;

import static org.sahay.activities.sync.AnalyticsForm.band;
import static org.sahay.activities.sync.AnalyticsForm.howMany;
import static org.sahay.activities.sync.AnalyticsForm.metric;
import static org.sahay.activities.sync.AnalyticsForm.oneOf;
import static org.sahay.activities.sync.AnalyticsForm.oneOfOrOther;
import static org.sahay.activities.sync.AnalyticsForm.range;
import static org.sahay.activities.sync.AnalyticsForm.trueOrFalse;
import static org.sahay.activities.sync.AnalyticsForm.whetherThere;
import static org.sahay.activities.sync.AnalyticsForm.whole;
import static org.sahay.activities.sync.AnalyticsRule.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sahay.store.sync.OpenedEvent;
import org.sahay.workflows.wellness.Metrics;

/**
 * What of the events of devices leaves for analytics. This is the one place that says so; {@code docs/analytics-mapping.md} shows it to whoever reviews
 * it. Besides what the rules say nothing leaves but the type and the day. Words that devices make up leave only if they are on
 * a list, for anything may be written into one that is not.
 */
public final class AnalyticsMapping {
    /** The one whose fields were reviewed; events of another do not leave. */
    static final int SCHEMA_VERSION = 1;

    static final String TYPE = "type";
    static final String DAY = "day";
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    /** Types that leave, if only as a number of events. */
    private static final Set<String> TYPES = Set.of(
            "vital.recorded",
            "wellness.logged",
            "triage.session",
            "screening.result",
            "therapy.progress",
            "profile.edited",
            "visit.recorded",
            "complaint.filed",
            "consent.given",
            "consent.withdrawn");

    private final List<AnalyticsRule> rules;

    /** @param categories the codes of all categories of complaints */
    AnalyticsMapping(Metrics metrics, Supplier<Set<String>> categories) {
        rules = Stream.of(readings(metrics), care(), complaints(categories))
                .flatMap(List::stream)
                .toList();
    }

    private static List<AnalyticsRule> readings(Metrics metrics) {
        return List.of(
                rule("vital.recorded", "metric", metric(metrics)),
                new AnalyticsRule("vital.recorded", null, List.of("metric", "value"), "range", range(metrics)),
                new AnalyticsRule("wellness.logged", "readings", List.of("metric"), "metric", metric(metrics)),
                new AnalyticsRule("wellness.logged", "readings", List.of("metric", "value"), "range", range(metrics)),
                rule("wellness.logged", "mood", whole(1, 5)));
    }

    private static List<AnalyticsRule> care() {
        return List.of(
                rule("triage.session", "language", oneOfOrOther("en", "hi", "ta")),
                rule("triage.session", "outcome", oneOf("EMERGENCY", "URGENT", "ROUTINE", "SELF_CARE")),
                rule("triage.session", "symptoms", howMany(1, 3, 10)).as("symptomCount"),
                rule("screening.result", "instrument", oneOfOrOther("cbac", "epds", "gad-7", "phq-2", "phq-9")),
                rule("screening.result", "result", oneOf("NEGATIVE", "POSITIVE", "INCONCLUSIVE")),
                rule("therapy.progress", "minutes", band(0, 15, 30, 60)),
                rule("therapy.progress", "completed", trueOrFalse()),
                rule("visit.recorded", "kind", oneOf("HOME", "CENTRE", "PHONE")),
                rule("visit.recorded", "outcome", oneOf("MET", "ABSENT", "REFUSED", "MOVED")),
                rule("visit.recorded", "followUpOn", whetherThere()).as("followUp"),
                rule("consent.given", "givenBy", oneOf("SELF", "GUARDIAN")));
    }

    private static List<AnalyticsRule> complaints(Supplier<Set<String>> categories) {
        return List.of(
                rule("complaint.filed", "category", oneOf("a category of complaints", categories)),
                rule("complaint.filed", "language", oneOf("en", "hi", "ta")),
                rule("complaint.filed", "channel", oneOf("APP", "WEB", "IVR", "SMS", "CALL_CENTRE", "ASHA")),
                rule("complaint.filed", "location.lgdState", whole(1, 99)),
                rule("complaint.filed", "location.lgdDistrict", whole(1, 9999)));
    }

    List<AnalyticsRule> rules() {
        return rules;
    }

    static Set<String> types() {
        return TYPES;
    }

    /** What leaves of an event; empty when nothing does. */
    Optional<ObjectNode> of(OpenedEvent opened) {
        String type = opened.event().type();
        if (!TYPES.contains(type) || opened.event().schemaVersion() != SCHEMA_VERSION) {
            return Optional.empty();
        }
        var leaving = JsonNodeFactory.instance.objectNode();
        leaving.put(TYPE, type);
        leaving.put(DAY, opened.event().clientTime().atZone(ZONE).toLocalDate().toString());
        for (AnalyticsRule rule : rules) {
            if (rule.type().equals(type)) {
                add(leaving, rule, opened.payload());
            }
        }
        return Optional.of(leaving);
    }

    private static void add(ObjectNode leaving, AnalyticsRule rule, ObjectNode payload) {
        String list = rule.list();
        if (list == null) {
            rule.of(payload).ifPresent(value -> put(leaving, rule.as(), value));
            return;
        }
        int position = 0;
        for (JsonNode element : payload.path(list)) {
            var elements = leaving.withArrayProperty(list);
            while (elements.size() <= position) {
                elements.addObject();
            }
            ObjectNode place = (ObjectNode) elements.get(position);
            rule.of(element).ifPresent(value -> put(place, rule.as(), value));
            position++;
        }
    }

    private static void put(ObjectNode leaving, String name, Object value) {
        switch (value) {
            case Boolean truth -> leaving.put(name, truth);
            case Integer number -> leaving.put(name, number);
            default -> leaving.put(name, value.toString());
        }
    }
}
