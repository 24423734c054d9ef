package org.sahay.local.people;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.local.process.LocalFailure;
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

    /** Who helps whom, by the names that {@code ./sahay token --user} takes. */
    record LinkLine(
            @Nullable Role role,
            @Nullable String helper,
            @Nullable String citizen,
            @Nullable Integer days) {}

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

    static Places placesShipped() {
        return read("places.json", shipped("places.json"), Places.class);
    }

    static List<LinkLine> links(Path file) {
        return List.of(read(file.toString(), text(file), LinkLine[].class));
    }

    private static List<OfficerChange> officers(String name, String text) {
        var lines = read(name, text, OfficerLine[].class);
        var officers = new ArrayList<OfficerChange>();
        for (int i = 0; i < lines.length; i++) {
            officers.add(officer(name, i + 1, lines[i]));
        }
        return officers;
    }

    private static OfficerChange officer(String file, int number, OfficerLine line) {
        if (line.code() == null || line.role() == null || line.department() == null) {
            throw new LocalFailure("%s, officer %d: needs code, role and department.".formatted(file, number));
        }
        boolean fits = (line.lgdState() != null) == (line.role().rung() < Role.NATIONAL_ADMIN.rung())
                && (line.lgdDistrict() != null) == (line.role() == Role.DISTRICT_OFFICER);
        if (!line.role().decidesComplaints() || !fits) {
            throw new LocalFailure(
                    ("%s, officer %s: a district_officer has lgdState and lgdDistrict, a state_officer has"
                                    + " lgdState, a national_admin has neither.")
                            .formatted(file, line.code()));
        }
        return new OfficerChange(
                line.code(),
                line.role(),
                line.department(),
                new Area(line.lgdState(), line.lgdDistrict()),
                line.language() == null ? "en" : line.language(),
                line.active() == null || line.active());
    }

    private static <T> T read(String name, String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
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
