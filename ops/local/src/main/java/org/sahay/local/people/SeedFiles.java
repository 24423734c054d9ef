package org.sahay.local.people;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.sahay.local.process.LocalFailure;
import org.sahay.store.roster.ClinicianChange;
import org.sahay.store.roster.OfficerChange;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files that {@code ./sahay seed} reads: JSON, strictly; a fault names the file and what is wrong with it. */
final class SeedFiles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final List<String> LANGUAGES = List.of("en", "hi", "ta");
    private static final int DEFAULT_LINK_DAYS = 365;
    private static final int MOST_LINK_DAYS = 36_500;

    private SeedFiles() {}

    /** An officer as a file has one; {@code language} en, hi or ta, {@code active} when absent: yes. */
    record OfficerLine(
            @Nullable String code,
            @Nullable Role role,
            @Nullable String department,
            @Nullable Integer lgdState,
            @Nullable Integer lgdDistrict,
            @Nullable String language,
            @Nullable Boolean active) {}

    /** A clinician as a file has one; the same goes for {@code language} and {@code active}. */
    record ClinicianLine(
            @Nullable String code,
            @Nullable String department,
            @Nullable Integer lgdState,
            @Nullable Integer lgdDistrict,
            @Nullable String language,
            @Nullable Boolean active) {}

    /** Who helps whom, by the names that {@code ./sahay token --user} takes. */
    record LinkLine(
            @Nullable Role role,
            @Nullable String helper,
            @Nullable String citizen,
            @Nullable Integer days) {}

    /** Who helps whom, and for how many days. */
    record Link(Role role, String helper, String citizen, int days) {}

    /** The places of a file. */
    record Places(List<State> states, List<District> districts) {
        record State(int lgdState, String name) {}

        record District(int lgdDistrict, int lgdState, String name) {}
    }

    static List<OfficerChange> officers(Path file) {
        return officers(file.toString(), text(file));
    }

    static List<OfficerChange> officersShipped(String name) {
        return officers(name, shipped(name));
    }

    static List<ClinicianChange> clinicians(Path file) {
        return entries(file.toString(), text(file), "clinician", ClinicianLine.class, SeedFiles::clinician);
    }

    static Places placesShipped() {
        return read("places.json", shipped("places.json"), Places.class);
    }

    static List<Link> links(Path file) {
        return entries(file.toString(), text(file), "link", LinkLine.class, SeedFiles::link);
    }

    private static List<OfficerChange> officers(String name, String text) {
        return entries(name, text, "officer", OfficerLine.class, SeedFiles::officer);
    }

    /** @param reader gets the place of an entry, as {@code officers.json, officer 2}, and the entry */
    private static <L, T> List<T> entries(
            String name, String text, String what, Class<L> form, BiFunction<String, L, T> reader) {
        var lines = read(name, text, form.arrayType());
        var entries = new ArrayList<T>();
        for (@Nullable Object line : (Object[]) lines) {
            String place = "%s, %s %d".formatted(name, what, entries.size() + 1);
            if (line == null) {
                throw new LocalFailure(place + ": is null; remove it.");
            }
            entries.add(reader.apply(place, form.cast(line)));
        }
        return entries;
    }

    private static Link link(String place, LinkLine line) {
        String helper = line.helper();
        String citizen = line.citizen();
        if (line.role() == null || helper == null || citizen == null || helper.isBlank() || citizen.isBlank()) {
            throw new LocalFailure(place + ": needs role (caregiver or asha), helper and citizen.");
        }
        if (line.role() != Role.CAREGIVER && line.role() != Role.ASHA) {
            throw new LocalFailure("%s: a link is a caregiver's or an asha's, not of role %s."
                    .formatted(place, line.role().code()));
        }
        int days = line.days() == null ? DEFAULT_LINK_DAYS : line.days();
        if (days < 1 || days > MOST_LINK_DAYS) {
            throw new LocalFailure("%s: days is a number from 1 to %d.".formatted(place, MOST_LINK_DAYS));
        }
        return new Link(line.role(), helper, citizen, days);
    }

    private static OfficerChange officer(String place, OfficerLine line) {
        if (line.code() == null || line.role() == null || line.department() == null) {
            throw new LocalFailure(place + ": needs code, role and department.");
        }
        requireForms(place, line.code(), line.department(), line.language());
        boolean fits = (line.lgdState() != null) == (line.role().rung() < Role.NATIONAL_ADMIN.rung())
                && (line.lgdDistrict() != null) == (line.role() == Role.DISTRICT_OFFICER);
        if (!line.role().decidesComplaints() || !fits) {
            throw new LocalFailure(place + ": a district_officer has lgdState and lgdDistrict, a state_officer has"
                    + " lgdState, a national_admin has neither.");
        }
        return new OfficerChange(
                line.code(),
                line.role(),
                line.department(),
                new Area(line.lgdState(), line.lgdDistrict()),
                line.language() == null ? "en" : line.language(),
                line.active() == null || line.active());
    }

    private static void requireForms(String place, String code, String department, @Nullable String language) {
        if (!code.matches("[A-Za-z0-9-]{1,64}")) {
            throw new LocalFailure(place + ": a code is 1 to 64 letters from A to Z, digits and hyphens.");
        }
        if (!department.matches("[A-Z_]{1,64}")) {
            throw new LocalFailure(place + ": a department is named by its code, as DRUG_SUPPLIES.");
        }
        if (language != null && !LANGUAGES.contains(language)) {
            throw new LocalFailure(place + ": a language is en, hi or ta.");
        }
    }

    private static ClinicianChange clinician(String place, ClinicianLine line) {
        if (line.code() == null || line.department() == null) {
            throw new LocalFailure(place + ": needs code and department.");
        }
        requireForms(place, line.code(), line.department(), line.language());
        if (line.lgdState() == null && line.lgdDistrict() != null) {
            throw new LocalFailure(place + ": lgdDistrict needs its lgdState.");
        }
        return new ClinicianChange(
                line.code(),
                line.department(),
                new Area(line.lgdState(), line.lgdDistrict()),
                line.language() == null ? "en" : line.language(),
                line.active() == null || line.active());
    }

    private static <T> T read(String name, String text, Class<T> type) {
        try {
            T value = JSON.readValue(text, type);
            if (value == null) {
                throw new LocalFailure(name + ": is null; ./sahay seed --help shows the form of the file.");
            }
            return value;
        } catch (JacksonException e) {
            throw notAsNeeded(name, e);
        }
    }

    private static LocalFailure notAsNeeded(String name, JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        String where = place == null ? "" : ", line %d".formatted(place.getLineNr());
        return new LocalFailure(
                "%s%s: not the JSON that ./sahay seed reads; ./sahay seed --help shows its form."
                        .formatted(name, where),
                e);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be read; name a JSON file.".formatted(file), e);
        }
    }

    private static String shipped(String name) {
        try (InputStream in = SeedFiles.class.getResourceAsStream("/seed/" + name)) {
            if (in == null) {
                throw new IllegalStateException("No resource /seed/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Resource /seed/" + name + " cannot be read", e);
        }
    }
}
