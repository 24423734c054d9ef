package org.sahay.workflows.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ABHA address, the name somebody chose for their health records; {@link #toString()} hides it.
 *
 * @param text as {@code asha.devi@abdm} (synthetic); {@code @sbx} in the sandbox
 */
public record AbhaAddress(String text) {
    /** Letters, digits and dots, at least four; no digit first, no dot first or last. */
    private static final Pattern POLICY = Pattern.compile("[A-Za-z][A-Za-z0-9.]{2,62}[A-Za-z0-9]@(sbx|abdm)");

    /** Reads an address, without the spaces round it; empty unless it keeps the Authority's policy. */
    public static Optional<AbhaAddress> parse(String text) {
        String address = text.strip();
        return POLICY.matcher(address).matches() ? Optional.of(new AbhaAddress(address)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
