package org.sahay.local.doctor;

import java.util.Optional;

/**
 * What one look at the machine found.
 *
 * @param remedy what to do; empty when all is well
 * @param blocking whether SAHAY cannot run like this
 */
record Finding(String subject, String found, Optional<String> remedy, boolean blocking) {

    static Finding good(String subject, String found) {
        return new Finding(subject, found, Optional.empty(), false);
    }

    static Finding warning(String subject, String found, String remedy) {
        return new Finding(subject, found, Optional.of(remedy), false);
    }

    static Finding bad(String subject, String found, String remedy) {
        return new Finding(subject, found, Optional.of(remedy), true);
    }

    String sign() {
        return remedy.isEmpty() ? "ok" : blocking ? "BAD" : "look";
    }
}
