package org.sahay.api.complaint;

import static org.sahay.api.edge.ProblemCode.DISTRICT_OUTSIDE_STATE;
import static org.sahay.api.edge.ProblemCode.UNKNOWN_CATEGORY;
import static org.sahay.api.edge.ProblemCode.UNKNOWN_PLACE;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sahay.api.complaint.NewComplaintJson.LocationJson;
import org.sahay.api.complaint.NewComplaintJson.OnBehalfOfJson;

/** Whether a body is a complaint; pure, and the first fault in the order of the fields is the answer. */
final class FilingRules {
    static final int MAX_TEXT = 5000;
    static final List<String> LANGUAGES = List.of("en", "hi", "ta");
    static final List<String> CHANNELS = List.of("APP", "WEB", "IVR", "SMS", "CALL_CENTRE", "ASHA");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** What there is to name: categories, states, and the state each district lies in. */
    record Known(Predicate<String> category, IntPredicate state, IntFunction<Optional<Integer>> stateOfDistrict) {}

    private FilingRules() {}

    static Checked<Filing> check(NewComplaintJson body, Known known) {
        Fault fault = fault(body, known);
        return fault != null ? new Checked.Faulty<>(fault) : new Checked.Sound<>(filing(body));
    }

    private static @Nullable Fault fault(NewComplaintJson body, Known known) {
        return first(
                category(body.category(), known),
                text("description", body.description()),
                oneOf("language", body.language(), LANGUAGES),
                location(body.location(), known),
                body.facilityId() == null ? null : uuid("facilityId", body.facilityId()),
                oneOf("channel", body.channel(), CHANNELS),
                onBehalfOf(body.onBehalfOf()));
    }

    private static @Nullable Fault category(@Nullable String category, Known known) {
        if (category == null) {
            return Fault.missing("category");
        }
        return known.category.test(category) ? null : new Fault(UNKNOWN_CATEGORY, "category", null);
    }

    /** Citizen text: 1 to 5000 characters as people count them, of which one is no space. */
    static @Nullable Fault text(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Fault.missing(field);
        }
        if (text.codePoints().anyMatch(FilingRules::isNoCharacter)) {
            return Fault.invalid(field, "no NUL and no half of a surrogate pair");
        }
        return text.codePointCount(0, text.length()) <= MAX_TEXT
                ? null
                : Fault.invalid(field, "at most " + MAX_TEXT + " characters");
    }

    private static boolean isNoCharacter(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    private static @Nullable Fault oneOf(String field, @Nullable String value, List<String> allowed) {
        if (value == null) {
            return Fault.missing(field);
        }
        return allowed.contains(value) ? null : Fault.invalid(field, "one of " + String.join(", ", allowed));
    }

    private static @Nullable Fault location(@Nullable LocationJson location, Known known) {
        if (location == null) {
            return Fault.missing("location");
        }
        Integer state = location.lgdState();
        Integer district = location.lgdDistrict();
        if (state == null || district == null) {
            return Fault.missing(state == null ? "location.lgdState" : "location.lgdDistrict");
        }
        if (!known.state.test(state)) {
            return new Fault(UNKNOWN_PLACE, "location.lgdState", null);
        }
        return first(districtIn("location.lgdDistrict", state, district, known), place(location));
    }

    /** Whether a district lies in a state. */
    static @Nullable Fault districtIn(String field, int state, int district, Known known) {
        Optional<Integer> itsState = known.stateOfDistrict.apply(district);
        if (itsState.isEmpty()) {
            return new Fault(UNKNOWN_PLACE, field, null);
        }
        return itsState.get() == state ? null : new Fault(DISTRICT_OUTSIDE_STATE, field, null);
    }

    private static @Nullable Fault place(LocationJson location) {
        Double lat = location.lat();
        Double lon = location.lon();
        if (lat == null && lon == null) {
            return null;
        }
        if (lat == null || lon == null) {
            return Fault.missing(lat == null ? "location.lat" : "location.lon");
        }
        if (!(Math.abs(lat) <= 90)) {
            return Fault.invalid("location.lat", "-90 to 90");
        }
        return Math.abs(lon) <= 180 ? null : Fault.invalid("location.lon", "-180 to 180");
    }

    private static @Nullable Fault onBehalfOf(@Nullable OnBehalfOfJson onBehalfOf) {
        if (onBehalfOf == null) {
            return null;
        }
        return onBehalfOf.citizenId() == null
                ? Fault.missing("onBehalfOf.citizenId")
                : uuid("onBehalfOf.citizenId", onBehalfOf.citizenId());
    }

    static @Nullable Fault uuid(String field, String value) {
        return UUID_FORM.matcher(value).matches() ? null : Fault.invalid(field, "a UUID");
    }

    private static @Nullable Fault first(@Nullable Fault... faults) {
        for (Fault fault : faults) {
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static Filing filing(NewComplaintJson body) {
        LocationJson location = sure(body.location());
        return new Filing(
                sure(body.category()),
                sure(body.description()),
                sure(body.language()),
                sure(location.lgdState()),
                sure(location.lgdDistrict()),
                location.lat() == null ? null : location.lat() + "," + location.lon(),
                body.facilityId() == null ? null : UUID.fromString(body.facilityId()),
                sure(body.channel()),
                body.onBehalfOf() == null
                        ? null
                        : UUID.fromString(sure(body.onBehalfOf().citizenId())));
    }

    /** What the rules have found to be there. */
    private static <T> T sure(@Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }
}
