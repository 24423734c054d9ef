package org.sahay.store.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.AbhaAddress;
import org.sahay.workflows.identity.AbhaNumber;
import org.sahay.workflows.identity.LanguageTag;

/**
 * What an edit makes of a profile; {@link #toString()} hides it.
 *
 * @param fields those it changes; of all others the values say nothing
 * @param values as they are to be
 */
public record ProfileChange(Set<ProfileField> fields, ProfileDetails values) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ProfileChange {
        fields = Set.copyOf(fields);
    }

    /** What differs. */
    static ProfileChange between(ProfileDetails had, ProfileDetails wanted) {
        Set<ProfileField> fields = Arrays.stream(ProfileField.values())
                .filter(field -> !field.taken(had, wanted).equals(had))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProfileField.class)));
        return new ProfileChange(fields, wanted);
    }

    public ProfileDetails applyTo(ProfileDetails had) {
        return taken(had, fields);
    }

    /** The details with some of the fields. */
    ProfileDetails taken(ProfileDetails had, Collection<ProfileField> some) {
        ProfileDetails details = had;
        for (ProfileField field : some) {
            details = field.taken(details, values);
        }
        return details;
    }

    /** As it is sealed. */
    byte[] bytes() {
        var json = JSON.createObjectNode();
        var named = json.putArray("fields");
        fields.stream().sorted().forEach(field -> named.add(field.code()));
        LanguageTag language = values.language();
        json.put("language", language == null ? null : language.toString());
        json.put("name", values.name());
        AbhaNumber number = values.abhaNumber();
        json.put("abhaNumber", number == null ? null : number.digits());
        AbhaAddress address = values.abhaAddress();
        json.put("abhaAddress", address == null ? null : address.text());
        Village village = values.village();
        json.put("village", village == null ? null : village.text());
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A change cannot be written", e);
        }
    }

    static ProfileChange of(byte[] bytes) {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<ProfileField> fields = EnumSet.noneOf(ProfileField.class);
        json.get("fields").forEach(field -> fields.add(ProfileField.of(field.asText())));
        return new ProfileChange(
                fields,
                new ProfileDetails(
                        text(json, "language", tag -> LanguageTag.parse(tag).orElse(null)),
                        text(json, "name", Function.identity()),
                        text(json, "abhaNumber", AbhaNumber::new),
                        text(json, "abhaAddress", AbhaAddress::new),
                        text(json, "village", Village::of)));
    }

    private static <T> @Nullable T text(JsonNode json, String name, Function<String, @Nullable T> read) {
        return Optional.ofNullable(json.get(name))
                .filter(JsonNode::isTextual)
                .map(value -> read.apply(value.asText()))
                .orElse(null);
    }

    @Override
    public String toString() {
        return "ProfileChange" + fields;
    }
}
