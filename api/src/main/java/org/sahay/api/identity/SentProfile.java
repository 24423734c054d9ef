package org.sahay.api.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemException;
import org.sahay.store.identity.ProfileChange;
import org.sahay.store.identity.ProfileDetails;
import org.sahay.store.identity.ProfileField;
import org.sahay.store.place.Places;
import tools.jackson.databind.JsonNode;

/** What somebody changed of their profile on a device that was offline: the change, or what is wrong with it. */
public sealed interface SentProfile {
    /** It keeps every rule. */
    record Sound(ProfileChange change) implements SentProfile {}

    /**
     * It breaks one.
     *
     * @param code as problems have it
     * @param field of the body, as problems name it
     */
    record Faulty(String code, String field) implements SentProfile {}

    /** Reads the body of a change that keeps the schema of its event. */
    static SentProfile read(JsonNode body, Places places) {
        var patch = new ProfilePatchJson();
        patch.name = field(body, "name").map(SentProfile::text).orElse(null);
        patch.preferredLanguage =
                field(body, "preferredLanguage").map(SentProfile::text).orElse(null);
        patch.village = field(body, "village").map(SentProfile::village).orElse(null);
        patch.identifiers = field(body, "identifiers")
                .map(sent -> sent.isNull()
                        ? Optional.<List<IdentifierJson>>empty()
                        : Optional.of(StreamSupport.stream(sent.spliterator(), false)
                                .map(one -> new IdentifierJson(
                                        one.get("type").asString(),
                                        one.get("value").asString()))
                                .collect(Collectors.toList())))
                .orElse(null);
        try {
            return new Sound(change(patch, places));
        } catch (ProblemException refused) {
            Problem problem = refused.problem();
            return new Faulty(problem.code().code(), problem.field() == null ? "" : problem.field());
        }
    }

    private static Optional<JsonNode> field(JsonNode body, String name) {
        return Optional.ofNullable(body.get(name));
    }

    private static Optional<String> text(JsonNode value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.asString());
    }

    private static Optional<VillageJson> village(JsonNode value) {
        return value.isNull()
                ? Optional.empty()
                : Optional.of(new VillageJson(
                        value.get("lgdState").asInt(),
                        value.get("lgdDistrict").asInt(),
                        value.get("lgdVillage").asInt()));
    }

    private static ProfileChange change(ProfilePatchJson patch, Places places) {
        Set<ProfileField> fields = EnumSet.noneOf(ProfileField.class);
        name(fields, patch.name, ProfileField.NAME);
        name(fields, patch.preferredLanguage, ProfileField.LANGUAGE);
        name(fields, patch.identifiers, ProfileField.IDENTIFIERS);
        name(fields, patch.village, ProfileField.VILLAGE);
        var nothing = new ProfileDetails(null, null, null, null, null);
        return new ProfileChange(fields, ProfileRules.check(patch, places).apply(nothing));
    }

    private static void name(Set<ProfileField> fields, @Nullable Object sent, ProfileField field) {
        if (sent != null) {
            fields.add(field);
        }
    }
}
