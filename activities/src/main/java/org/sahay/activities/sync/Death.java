package org.sahay.activities.sync;

import java.util.Locale;

/**
 * Why a record was put aside; codes and names alone, never what it says.
 *
 * @param detail the header, projection and code, or kind of failure
 */
record Death(Reason reason, String detail) {
    enum Reason {
        /** It is no event of the topic. */
        UNREADABLE,
        /** Its payload was sealed for another place, or tampered with. */
        UNOPENABLE,
        /** Its payload is no JSON object. */
        NOT_JSON,
        /** A projection refused it for what it says. */
        REFUSED,
        /** It, and it alone, makes a projection fail. */
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Death failed(RuntimeException failure) {
        return new Death(Reason.FAILED, failure.getClass().getSimpleName());
    }
}
