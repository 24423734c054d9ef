package org.sahay.store.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.workflows.identity.Area;
import org.springframework.dao.DataIntegrityViolationException;

@Tag("server")
class CliniciansTest {
    @TempDir
    Path state;

    @Test
    void aClinicianIsFoundByCodeAndStaysTheSameWhenTheyChange() {
        try (var store = new StoreFixture(state)) {
            var clinicians = store.get(Clinicians.class);
            assertThat(clinicians.byCode("BR-PAT-DOC-1")).isEmpty();
            var patna = new Area(StoreFixture.BIHAR, StoreFixture.PATNA);
            clinicians.apply(List.of(new ClinicianChange("BR-PAT-DOC-1", "HEALTH_SERVICES", patna, "hi", true)));
            Clinician first = clinicians.byCode("BR-PAT-DOC-1").orElseThrow();
            assertThat(first)
                    .isEqualTo(new Clinician(first.id(), "BR-PAT-DOC-1", "HEALTH_SERVICES", patna, "hi", true));

            clinicians.apply(
                    List.of(new ClinicianChange("BR-PAT-DOC-1", "HEALTH_SERVICES", Area.COUNTRY, "en", false)));
            assertThat(clinicians.byId(first.id()))
                    .contains(new Clinician(first.id(), "BR-PAT-DOC-1", "HEALTH_SERVICES", Area.COUNTRY, "en", false));
        }
    }

    @Test
    void whenOneCannotBeNoneIs() {
        try (var store = new StoreFixture(state)) {
            var clinicians = store.get(Clinicians.class);
            var one = new ClinicianChange("BR-PAT-DOC-2", "HEALTH_SERVICES", Area.COUNTRY, "hi", true);
            var wrong = new ClinicianChange("BR-PAT-DOC-3", "NO_DEPARTMENT", Area.COUNTRY, "hi", true);
            assertThatThrownBy(() -> clinicians.apply(List.of(one, wrong)))
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThat(clinicians.byCode("BR-PAT-DOC-2")).isEmpty();
        }
    }
}
