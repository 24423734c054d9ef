package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.store.identity.ProfileField.IDENTIFIERS;
import static org.sahay.store.identity.ProfileField.LANGUAGE;
import static org.sahay.store.identity.ProfileField.NAME;
import static org.sahay.store.identity.ProfileField.VILLAGE;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sahay.workflows.identity.AbhaAddress;
import org.sahay.workflows.identity.AbhaNumber;
import org.sahay.workflows.identity.LanguageTag;

/** All people are synthetic. */
class ProfileChangeTest {
    private static final ProfileDetails NOTHING = new ProfileDetails(null, null, null, null, null);
    private static final ProfileDetails ALL = new ProfileDetails(
            LanguageTag.parse("mni-Mtei").orElseThrow(),
            "Asha Devi",
            new AbhaNumber("91123456789012"),
            new AbhaAddress("asha@sbx"),
            new Village(10, 212, 246_301));

    @Test
    void whatIsSealedIsReadAsItWas() {
        for (ProfileDetails values : Set.of(NOTHING, ALL)) {
            var change = new ProfileChange(EnumSet.allOf(ProfileField.class), values);
            assertThat(ProfileChange.of(change.bytes())).isEqualTo(change);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFieldTakesItsOwnAndNothingElse(ProfileField field) {
        var one = new ProfileChange(Set.of(field), ALL).applyTo(NOTHING);
        assertThat(ProfileChange.between(NOTHING, one).fields()).containsExactly(field);
        assertThat(ProfileChange.between(one, ALL).fields())
                .isEqualTo(EnumSet.complementOf(EnumSet.of(field)))
                .hasSize(3);
        assertThat(new ProfileChange(Set.of(field), NOTHING).applyTo(one)).isEqualTo(NOTHING);
    }

    @Test
    void whatDiffersIsAChangeAndWhatIsTheSameIsNone() {
        assertThat(ProfileChange.between(ALL, ALL).fields()).isEmpty();
        assertThat(ProfileChange.between(NOTHING, ALL).fields())
                .containsExactlyInAnyOrder(NAME, LANGUAGE, IDENTIFIERS, VILLAGE);
        assertThat(ProfileChange.between(NOTHING, ALL).applyTo(NOTHING)).isEqualTo(ALL);
        assertThat(ProfileChange.between(NOTHING, ALL).toString()).doesNotContain("Asha", "246301");
    }
}
