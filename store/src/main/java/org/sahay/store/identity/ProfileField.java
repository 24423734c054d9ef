package org.sahay.store.identity;

import java.util.Arrays;

/** What of a profile is changed, and won or lost, as one. */
public enum ProfileField {
    NAME("name") {
        @Override
        ProfileDetails taken(ProfileDetails had, ProfileDetails from) {
            return new ProfileDetails(had.language(), from.name(), had.abhaNumber(), had.abhaAddress(), had.village());
        }
    },
    LANGUAGE("preferredLanguage") {
        @Override
        ProfileDetails taken(ProfileDetails had, ProfileDetails from) {
            return new ProfileDetails(from.language(), had.name(), had.abhaNumber(), had.abhaAddress(), had.village());
        }
    },
    /** All of them: they are sent together. */
    IDENTIFIERS("identifiers") {
        @Override
        ProfileDetails taken(ProfileDetails had, ProfileDetails from) {
            return new ProfileDetails(had.language(), had.name(), from.abhaNumber(), from.abhaAddress(), had.village());
        }
    },
    VILLAGE("village") {
        @Override
        ProfileDetails taken(ProfileDetails had, ProfileDetails from) {
            return new ProfileDetails(had.language(), had.name(), had.abhaNumber(), had.abhaAddress(), from.village());
        }
    };

    private final String code;

    ProfileField(String code) {
        this.code = code;
    }

    /** As on the wire. */
    public String code() {
        return code;
    }

    static ProfileField of(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No field of a profile: " + code));
    }

    /** The details with this field as others have it. */
    abstract ProfileDetails taken(ProfileDetails had, ProfileDetails from);
}
