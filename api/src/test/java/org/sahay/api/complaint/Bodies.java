package org.sahay.api.complaint;

/** Bodies of synthetic complaints. */
final class Bodies {
    static final String SECRET_WORDS = "दवा नहीं मिली";

    private Bodies() {}

    static String aComplaintInPatna() {
        return aComplaint("STAFF_ABSENT", 10, 212, "");
    }

    static String aComplaintInNalanda() {
        return aComplaint("STAFF_ABSENT", 10, 209, "");
    }

    static String aComplaint(String category, int state, int district, String more) {
        return """
                {"category": "%s", "description": "%s", "language": "hi", "channel": "APP",
                 "location": {"lgdState": %d, "lgdDistrict": %d, "lat": 25.6, "lon": 85.1}%s}
                """.formatted(category, SECRET_WORDS, state, district, more);
    }
}
