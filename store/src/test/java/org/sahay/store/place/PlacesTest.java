package org.sahay.store.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.store.complaint.StoreFixture.BIHAR;
import static org.sahay.store.complaint.StoreFixture.PATNA;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;

@Tag("server")
class PlacesTest {
    @TempDir
    Path state;

    @Test
    void whatIsAddedIsFoundAndNothingElse() {
        try (var store = new StoreFixture(state)) {
            var places = store.get(Places.class);
            assertThat(places.stateExists(BIHAR)).isTrue();
            assertThat(places.stateOfDistrict(PATNA)).contains(BIHAR);
            assertThat(places.stateExists(33)).isFalse();
            assertThat(places.districtExists(568)).isFalse();

            store.get(PlaceChanges.class).state(33, "Tamil Nadu");
            store.get(PlaceChanges.class).district(568, 33, "Chennai");
            assertThat(places.stateExists(33)).isTrue();
            assertThat(places.stateOfDistrict(568)).contains(33);
        }
    }
}
