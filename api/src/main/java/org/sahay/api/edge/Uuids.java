package org.sahay.api.edge;

import java.util.regex.Pattern;

/** What may be repeated and kept as it came, as nobody has made it of something they know. */
public final class Uuids {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    public static boolean isUuid(String text) {
        return FORM.matcher(text).matches();
    }
}
