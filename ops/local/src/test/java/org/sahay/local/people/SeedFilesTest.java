package org.sahay.local.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sahay.local.process.LocalFailure;
import org.sahay.store.roster.ClinicianChange;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

class SeedFilesTest {
    @TempDir
    Path folder;

    @Test
    void oneOfficerIsShippedForPatnaTwoForGayaNoneForNalandaAndTwoAdministrators() {
        var byDistrict = new TreeMap<Integer, Integer>();
        SeedFiles.officersShipped("officers.json").forEach(officer -> {
            Integer district = officer.area().lgdDistrict();
            byDistrict.merge(district == null ? 0 : district, 1, Integer::sum);
        });
        assertThat(byDistrict).isEqualTo(Map.of(0, 4, 196, 2, 212, 1, 568, 1, 578, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"code":"X","role":"state_officer","department":"D","lgdState":10,"lgdDistrict":212}] | a state_officer has lgdState
            [{"code":"X","role":"district_officer","department":"D","lgdState":10}]                | a district_officer has
            [{"code":"X","role":"citizen","department":"D"}]                                       | a district_officer has
            [{"code":"X","role":"national_admin"}]                                                 | needs code, role and department
            [{"code":"X","colour":"red"}]                                                          | not the JSON
            {                                                                                      | line 1
            null                                                                                   | is null
            [null]                                                                                 | officer 1: is null
            [{"code":"","role":"national_admin","department":"D"}]                                 | officer 1: a code is
            [{"code":"\\ud800","role":"national_admin","department":"D"}]                           | officer 1: a code is
            [{"code":"X\\u0000","role":"national_admin","department":"D"}]                          | officer 1: a code is
            [{"code":"X","role":"national_admin","department":"\\u0000"}]                           | officer 1: a department is
            [{"code":"X","role":"national_admin","department":"D","language":"fr"}]                | officer 1: a language is
            """)
    void aFileThatIsWrongIsNamedWithWhatIsNeeded(String text, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("officers.json"), text);
        assertThatThrownBy(() -> SeedFiles.officers(file))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("officers.json")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null                                                                   | is null
            [null]                                                                 | link 1: is null
            [{"role":"asha","helper":"h"}]                                         | link 1: needs role
            [{"role":"asha","helper":" ","citizen":"c"}]                           | link 1: needs role
            [{"role":"citizen","helper":"h","citizen":"c"}]                        | link 1: a link is
            [{"role":"asha","helper":"h","citizen":"c","days":0}]                  | link 1: days is
            [{"role":"asha","helper":"h","citizen":"c"},{"role":"asha","helper":"h","citizen":"c","days":2000000000}] | link 2: days is
            """)
    void aLinkThatIsWrongIsNamedWithWhatIsNeeded(String text, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("links.json"), text);
        assertThatThrownBy(() -> SeedFiles.links(file))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("links.json")
                .hasMessageContaining(sentence);
    }

    @Test
    void aLinkLastsAYearUnlessTheFileSaysOtherwise() throws IOException {
        Path file = Files.writeString(
                folder.resolve("links.json"), "[{\"role\":\"asha\",\"helper\":\"h\",\"citizen\":\"c\"}]");
        assertThat(SeedFiles.links(file)).containsExactly(new SeedFiles.Link(Role.ASHA, "h", "c", 365));
    }

    @Test
    void aClinicianNeedsACodeAndADepartmentAndTheRestMayBeLeftOut() throws IOException {
        Path file = Files.writeString(
                folder.resolve("clinicians.json"), "[{\"code\":\"BR-PAT-DOC-1\",\"department\":\"HEALTH_SERVICES\"}]");
        assertThat(SeedFiles.clinicians(file))
                .containsExactly(new ClinicianChange("BR-PAT-DOC-1", "HEALTH_SERVICES", Area.COUNTRY, "en", true));
        for (String wrong : List.of(
                "[{\"code\":\"X\"}]",
                "[{\"code\":\"X\",\"department\":\"D\",\"lgdDistrict\":212}]",
                "[{\"role\":\"asha\"}]")) {
            Files.writeString(file, wrong);
            assertThatThrownBy(() -> SeedFiles.clinicians(file))
                    .as(wrong)
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageContaining("clinicians.json");
        }
    }
}
