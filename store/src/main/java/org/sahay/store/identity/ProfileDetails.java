package org.sahay.store.identity;

import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.AbhaAddress;
import org.sahay.workflows.identity.AbhaNumber;
import org.sahay.workflows.identity.LanguageTag;

/** What a person told about themselves, each part when they did; {@link #toString()} hides it. */
public record ProfileDetails(
        @Nullable LanguageTag language,
        @Nullable String name,
        @Nullable AbhaNumber abhaNumber,
        @Nullable AbhaAddress abhaAddress,
        @Nullable Village village) {
    @Override
    public String toString() {
        return "ProfileDetails";
    }
}
