package org.sahay.api.edge;

import java.util.HexFormat;

/** What may be repeated and kept as it came, as nobody has made it of something they know. */
public final class Uuids {
    private static final int LENGTH = 36;

    private Uuids() {}

    /** Asked for each event of a batch several times, so without a pattern. */
    public static boolean isUuid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(i);
            if (hyphen ? c != '-' : !HexFormat.isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }
}
