package org.sahay.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.edge.ProblemCode.DISTRICT_OUTSIDE_STATE;
import static org.sahay.api.edge.ProblemCode.INVALID_VALUE;
import static org.sahay.api.edge.ProblemCode.MISSING_FIELD;
import static org.sahay.api.edge.ProblemCode.UNKNOWN_CATEGORY;
import static org.sahay.api.edge.ProblemCode.UNKNOWN_PLACE;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sahay.api.edge.ProblemCode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FilingRulesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<Integer, Integer> DISTRICTS = Map.of(212, 10, 568, 33);
    private static final FilingRules.Known KNOWN = new FilingRules.Known(
            "SANITATION"::equals, DISTRICTS::containsValue, district -> Optional.ofNullable(DISTRICTS.get(district)));

    @Test
    void aWholeBodyIsAFiling() {
        var filing = FilingRules.check(body("/facilityId", "\"1b4e28ba-2fa1-11d2-883f-0016d3cca427\""), KNOWN)
                .orThrow();
        assertThat(filing.place()).isEqualTo("25.6,85.1");
        assertThat(filing.lgdDistrict()).isEqualTo(212);
        assertThat(filing.facilityId()).isNotNull();
        assertThat(filing.citizenId()).isNull();
    }

    @Test
    void theLastCharacterThatFitsIsCountedAsPeopleCount() {
        assertThat(fault(body("/description", '"' + "🌿".repeat(5000) + '"'))).isNull();
    }

    @ParameterizedTest(name = "{0} = {1} is {2} at {3}")
    @MethodSource
    void faultsNameTheirField(String pointer, String value, ProblemCode code, String field) {
        Fault fault = fault(body(pointer, value));
        assertThat(fault).isNotNull();
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.field()).isEqualTo(field);
    }

    static Stream<Arguments> faultsNameTheirField() {
        return Stream.of(
                Arguments.of("/category", "null", MISSING_FIELD, "category"),
                Arguments.of("/category", "\"NOISE\"", UNKNOWN_CATEGORY, "category"),
                Arguments.of("/description", "null", MISSING_FIELD, "description"),
                Arguments.of("/description", "\"  \"", MISSING_FIELD, "description"),
                Arguments.of("/description", "\"a\\u0000b\"", INVALID_VALUE, "description"),
                Arguments.of("/description", "\"half \\ud83c\"", INVALID_VALUE, "description"),
                Arguments.of("/description", '"' + "अ".repeat(5001) + '"', INVALID_VALUE, "description"),
                Arguments.of("/language", "null", MISSING_FIELD, "language"),
                Arguments.of("/language", "\"fr\"", INVALID_VALUE, "language"),
                Arguments.of("/location", "null", MISSING_FIELD, "location"),
                Arguments.of("/location/lgdState", "null", MISSING_FIELD, "location.lgdState"),
                Arguments.of("/location/lgdState", "99", UNKNOWN_PLACE, "location.lgdState"),
                Arguments.of("/location/lgdDistrict", "null", MISSING_FIELD, "location.lgdDistrict"),
                Arguments.of("/location/lgdDistrict", "1", UNKNOWN_PLACE, "location.lgdDistrict"),
                Arguments.of("/location/lgdDistrict", "568", DISTRICT_OUTSIDE_STATE, "location.lgdDistrict"),
                Arguments.of("/location/lat", "null", MISSING_FIELD, "location.lat"),
                Arguments.of("/location/lon", "null", MISSING_FIELD, "location.lon"),
                Arguments.of("/location/lat", "90.001", INVALID_VALUE, "location.lat"),
                Arguments.of("/location/lon", "-180.001", INVALID_VALUE, "location.lon"),
                Arguments.of("/facilityId", "\"x\"", INVALID_VALUE, "facilityId"),
                Arguments.of("/channel", "null", MISSING_FIELD, "channel"),
                Arguments.of("/channel", "\"FAX\"", INVALID_VALUE, "channel"),
                Arguments.of("/onBehalfOf", "{}", MISSING_FIELD, "onBehalfOf.citizenId"),
                Arguments.of("/onBehalfOf", "{\"citizenId\":\"1\"}", INVALID_VALUE, "onBehalfOf.citizenId"));
    }

    private static org.sahay.api.complaint.Fault fault(NewComplaintJson body) {
        return switch (FilingRules.check(body, KNOWN)) {
            case Checked.Sound<Filing> sound -> null;
            case Checked.Faulty<Filing>(Fault fault) -> fault;
        };
    }

    private static NewComplaintJson body(String pointer, String value) {
        var body = (ObjectNode) JSON.readTree("""
                {"category": "SANITATION", "description": "dirty", "language": "hi", "channel": "APP",
                 "location": {"lgdState": 10, "lgdDistrict": 212, "lat": 25.6, "lon": 85.1}}
                """);
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), JSON.readTree(value));
        return JSON.treeToValue(body, NewComplaintJson.class);
    }
}
