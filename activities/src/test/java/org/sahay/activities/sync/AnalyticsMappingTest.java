package org.sahay.activities.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sahay.store.wellness.MetricsFile;
import org.yaml.snakeyaml.Yaml;

/** What leaves for analytics is what the reviewed file says, and nothing else, whatever a device writes into which field. */
class AnalyticsMappingTest {
    private static final Path REVIEWED = Path.of("../docs/analytics-mapping.md");
    private static final JsonMapper JSON = new JsonMapper();

    private final AnalyticsMapping mapping =
            new AnalyticsMapping(MetricsFile.read(), () -> Set.of("STAFF_ABSENT", "MEDICINE_STOCK_OUT"));

    static Set<String> types() {
        return Set.copyOf(SampleEvents.types());
    }

    @Test
    void theReviewedFileSaysWhatTheMappingDoes() throws IOException {
        String table = AnalyticsTable.of(mapping.rules());
        if (Boolean.getBoolean("analytics.write")) {
            Files.writeString(REVIEWED, table);
        }
        assertThat(Files.readString(REVIEWED))
                .as("review the difference, then write the file anew with -Danalytics.write=true")
                .isEqualTo(table);
    }

    @Test
    void everyTypeOfEventWasReviewed() {
        assertThat(AnalyticsMapping.types()).isEqualTo(types());
    }

    @ParameterizedTest
    @MethodSource("types")
    void onlyReviewedFieldsLeaveAndNoCanaryDoes(String type) throws IOException {
        ObjectNode leaving = leaving(type, SampleEvents.payload(type));
        assertThat(names("", leaving)).isSubsetOf(reviewed(type).keySet());
        String text = leaving.toString().toLowerCase(Locale.ROOT);
        assertThat(SampleEvents.CANARIES).noneMatch(text::contains);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldThatStaysChangesNothingWhateverItSays(String type) throws IOException {
        ObjectNode payload = SampleEvents.payload(type);
        ObjectNode usual = leaving(type, payload);
        Map<String, Set<String>> reviewed = reviewed(type);
        for (SampleEvents.Leaf leaf : SampleEvents.leaves(type)) {
            for (JsonNode value : SampleEvents.otherValues(leaf)) {
                ObjectNode other = leaving(type, SampleEvents.with(payload, leaf.path(), value));
                assertThat(differing(usual, other))
                        .as("what %s of %s says", leaf.path(), type)
                        .allMatch(name -> reviewed.getOrDefault(name, Set.of()).contains(leaf.path()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldThatNobodyKnowsStays(String type) {
        ObjectNode payload = SampleEvents.payload(type);
        ObjectNode usual = leaving(type, payload);
        payload.put("surname", "zqcanary");
        payload.putObject("place").put("village", "zqcanary");
        assertThat(leaving(type, payload)).isEqualTo(usual);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vital.recorded | {'metric':'heart_rate','value':103.5,'unit':'/min'} | {'metric':'heart_rate','range':'high'}",
                "vital.recorded | {'metric':'heart_rate','value':60,'unit':'/min'} | {'metric':'heart_rate','range':'within'}",
                "vital.recorded | {'metric':'body_weight','value':263.4,'unit':'kg'} | {'metric':'body_weight'}",
                "vital.recorded | {'metric':'asha.devi','value':1,'unit':'kg'} | {}",
                "wellness.logged | {'readings':[{'metric':'systolic','value':85},{'metric':'x','value':1}],'mood':2,'note':'n'}"
                        + " | {'readings':[{'metric':'systolic','range':'low'},{}],'mood':2}",
                "wellness.logged | {'readings':[],'mood':2.5} | {}",
                "triage.session | {'language':'ta','outcome':'URGENT','symptoms':[{'code':'fever'},{'code':'cough'}]}"
                        + " | {'language':'ta','outcome':'URGENT','symptomCount':'over 1 to 3'}",
                "triage.session | {'language':'gon','outcome':'NONE'} | {'language':'other'}",
                "screening.result | {'instrument':'phq-9','result':'POSITIVE','score':14} | {'instrument':'phq-9','result':'POSITIVE'}",
                "screening.result | {'instrument':'of.asha.devi','result':'NEGATIVE'} | {'instrument':'other','result':'NEGATIVE'}",
                "therapy.progress | {'programme':'p','exercise':'e','minutes':16,'completed':false} | {'minutes':'over 15 to 30','completed':false}",
                "therapy.progress | {'minutes':1440,'completed':'yes'} | {'minutes':'over 60'}",
                "visit.recorded | {'kind':'HOME','outcome':'MET','followUpOn':'2026-12-01'} | {'kind':'HOME','outcome':'MET','followUp':true}",
                "complaint.filed | {'category':'STAFF_ABSENT','location':{'lgdState':10,'lgdDistrict':212,'lat':25.6},'language':'hi','channel':'ASHA'}"
                        + " | {'category':'STAFF_ABSENT','language':'hi','channel':'ASHA','lgdState':10,'lgdDistrict':212}",
                "complaint.filed | {'category':'ASHA_DEVI','location':{'lgdState':987654321,'lgdDistrict':2147483647}} | {}",
                "profile.edited | {'name':'Asha Devi'} | {}",
                "consent.given | {'purpose':'p','givenBy':'GUARDIAN'} | {'givenBy':'GUARDIAN'}",
                "consent.withdrawn | {'purpose':'p','reason':'r'} | {}"
            })
    void aFieldLeavesInItsCoarseForm(String type, String payload, String expected) throws IOException {
        ObjectNode leaving = leaving(type, json(payload));
        assertThat(leaving.remove("type").textValue()).isEqualTo(type);
        assertThat(leaving.remove("day").textValue())
                .as("the day in India of 20:15 UTC")
                .isEqualTo("2026-11-02");
        assertThat(leaving).isEqualTo(json(expected));
    }

    @Test
    void anEventOfATypeOrSchemaNobodyReviewedDoesNotLeave() {
        ObjectNode payload = SampleEvents.payload("vital.recorded");
        assertThat(mapping.of(SampleEvents.event("vital.dreamt", payload))).isEmpty();
        var newer = SampleEvents.published("vital.recorded");
        assertThat(mapping.of(new org.sahay.store.sync.OpenedEvent(
                        new org.sahay.store.sync.PublishedEvent(
                                newer.serverId(),
                                newer.subject(),
                                newer.principal(),
                                newer.type(),
                                2,
                                newer.clientTime(),
                                newer.serverTime(),
                                newer.deviceSeq(),
                                null,
                                newer.payload()),
                        payload)))
                .isEmpty();
    }

    @Test
    void theDescriptionOfTheTopicNamesWhatLeaves() throws IOException {
        Map<String, Map<String, Map<String, Map<String, Map<String, ?>>>>> file =
                new Yaml().load(Files.readString(Path.of("../docs/asyncapi.yaml")));
        Map<String, ?> described =
                file.get("components").get("schemas").get("AnalyticsEvent").get("properties");
        var names = new TreeSet<String>(Set.of("type", "day"));
        mapping.rules().forEach(rule -> names.add(rule.list() == null ? rule.as() : rule.list()));
        assertThat(described.keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    /** By the file: what leaves of a type, and of which fields it is made. */
    private static Map<String, Set<String>> reviewed(String type) throws IOException {
        var reviewed = new HashMap<String, Set<String>>(Map.of("type", Set.of(), "day", Set.of()));
        for (String line : Files.readAllLines(REVIEWED)) {
            String[] cells = line.replace("`", "").split(" *\\| *");
            if (cells.length == 5 && cells[1].equals(type)) {
                reviewed.computeIfAbsent(cells[2], name -> new HashSet<>()).addAll(Set.of(cells[3].split(", ")));
            }
        }
        return reviewed;
    }

    private ObjectNode leaving(String type, ObjectNode payload) {
        return mapping.of(SampleEvents.event(type, payload)).orElseThrow();
    }

    private static Set<String> names(String within, JsonNode node) {
        var names = new HashSet<String>();
        node.properties().forEach(property -> {
            if (property.getValue().isArray()) {
                property.getValue().forEach(element -> names.addAll(names(property.getKey() + "[].", element)));
            } else {
                names.add(within + property.getKey());
            }
        });
        return names;
    }

    private static Set<String> differing(ObjectNode one, ObjectNode other) {
        var differing = new HashSet<String>();
        var all = new HashSet<>(names("", one));
        all.addAll(names("", other));
        for (String name : all) {
            if (!values(one, name).equals(values(other, name))) {
                differing.add(name);
            }
        }
        return differing;
    }

    private static String values(ObjectNode node, String name) {
        int list = name.indexOf("[].");
        return list < 0
                ? String.valueOf(node.get(name))
                : String.valueOf(node.path(name.substring(0, list)).findValues(name.substring(list + 3)));
    }

    private static ObjectNode json(String text) throws IOException {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }
}
