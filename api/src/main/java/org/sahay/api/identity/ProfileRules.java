package org.sahay.api.identity;

import static org.sahay.api.edge.Fields.invalid;
import static org.sahay.api.edge.Fields.required;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.ProblemException;
import org.sahay.store.identity.ProfileDetails;
import org.sahay.store.identity.Village;
import org.sahay.store.place.Places;
import org.sahay.workflows.identity.AbhaAddress;
import org.sahay.workflows.identity.AbhaNumber;
import org.sahay.workflows.identity.LanguageTag;

/** Decides whether what was sent is a change of a profile. Nothing here asks anything outside but the directory of places. */
final class ProfileRules {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_IDENTIFIER = 100;

    private ProfileRules() {}

    /**
     * The change, to be made to whatever details there are.
     *
     * @throws ProblemException 422 naming the field and the rule
     */
    static UnaryOperator<ProfileDetails> check(ProfilePatchJson patch, Places places) {
        List<UnaryOperator<ProfileDetails>> changes = new ArrayList<>();
        if (patch.name != null) {
            String name = patch.name.map(ProfileRules::name).orElse(null);
            changes.add(had ->
                    new ProfileDetails(had.language(), name, had.abhaNumber(), had.abhaAddress(), had.village()));
        }
        if (patch.preferredLanguage != null) {
            LanguageTag language =
                    patch.preferredLanguage.map(ProfileRules::language).orElse(null);
            changes.add(had ->
                    new ProfileDetails(language, had.name(), had.abhaNumber(), had.abhaAddress(), had.village()));
        }
        if (patch.identifiers != null) {
            Identifiers sent = identifiers(patch.identifiers.orElse(List.of()));
            changes.add(had ->
                    new ProfileDetails(had.language(), had.name(), sent.number(), sent.address(), had.village()));
        }
        if (patch.village != null) {
            Village village = patch.village.map(sent -> village(sent, places)).orElse(null);
            changes.add(had ->
                    new ProfileDetails(had.language(), had.name(), had.abhaNumber(), had.abhaAddress(), village));
        }
        return had -> {
            ProfileDetails wanted = had;
            for (UnaryOperator<ProfileDetails> change : changes) {
                wanted = change.apply(wanted);
            }
            return wanted;
        };
    }

    private static String name(String sent) {
        String name = Normalizer.normalize(sent.strip(), Normalizer.Form.NFC);
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST_NAME
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw invalid("name", "1 to 100 characters on one line");
        }
        return name;
    }

    private static LanguageTag language(String sent) {
        return LanguageTag.parse(sent)
                .orElseThrow(() -> invalid(
                        "preferredLanguage",
                        "a scheduled language of India or English, with a script it is written in; ks, mni and sd need"
                                + " the script, as mni-Mtei"));
    }

    private static Village village(VillageJson sent, Places places) {
        int state = required(sent.lgdState(), "village.lgdState");
        int district = required(sent.lgdDistrict(), "village.lgdDistrict");
        PlaceRules.check(state, district, "village.", places);
        int village = required(sent.lgdVillage(), "village.lgdVillage");
        PlaceRules.checkVillage(village, "village.lgdVillage");
        return new Village(state, district, village);
    }

    private record Identifiers(
            @Nullable AbhaNumber number, @Nullable AbhaAddress address) {}

    private static Identifiers identifiers(List<@Nullable IdentifierJson> sent) {
        AbhaNumber number = null;
        AbhaAddress address = null;
        var types = new HashSet<String>();
        for (int i = 0; i < sent.size(); i++) {
            String place = "identifiers[" + i + "]";
            IdentifierJson identifier = required(sent.get(i), place);
            String type = required(identifier.type(), place + ".type");
            if (!types.add(type)) {
                throw invalid(place + ".type", "at most one of each type");
            }
            switch (type) {
                case IdentifierJson.ABHA_NUMBER ->
                    number = value(identifier, place, AbhaNumber::parse, "an ABHA number has 14 digits");
                case IdentifierJson.ABHA_ADDRESS ->
                    address = value(
                            identifier,
                            place,
                            AbhaAddress::parse,
                            "4 letters, digits or dots at least, no digit first, no dot first or last, then @abdm or @sbx");
                default -> throw invalid(place + ".type", "ABHA_NUMBER or ABHA_ADDRESS");
            }
        }
        return new Identifiers(number, address);
    }

    private static <T> T value(
            IdentifierJson identifier, String place, Function<String, Optional<T>> parse, String rule) {
        String value = required(identifier.value(), place + ".value");
        return Optional.of(value)
                .filter(text -> text.length() <= LONGEST_IDENTIFIER)
                .flatMap(parse)
                .orElseThrow(() -> invalid(place + ".value", rule));
    }
}
