package org.sahay.store.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class CategoriesTest {
    @TempDir
    Path state;

    private StoreFixture store;
    private Categories categories;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
        categories = store.get(Categories.class);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theNineCategoriesComeInTheirOrder() {
        assertThat(categories.all())
                .extracting(Category::code)
                .containsExactly(
                        "MEDICINE_STOCK_OUT",
                        "STAFF_ABSENT",
                        "FACILITY_CLOSED",
                        "BRIBE_DEMANDED",
                        "AMBULANCE_DELAY",
                        "SANITATION",
                        "BEHAVIOUR",
                        "PRIVACY",
                        "OTHER");
        assertThat(categories.find("SANITATION")).contains(new Category("SANITATION", "FOOD_AND_SANITATION"));
        assertThat(categories.find("NONSENSE")).isEmpty();
    }

    @Test
    void theLatestPolicyOfTheStateComesBeforeTheDefault() {
        assertThat(categories.policy("AMBULANCE_DELAY", 10).slaHours()).isEqualTo(24);
        assertThat(categories.policy("OTHER", 10).infoWaitHours()).isEqualTo(168);
        addPolicy(10, 1, 20);
        addPolicy(10, 2, 12);
        store.clock.forward(Duration.ofMinutes(1));

        assertThat(categories.policy("AMBULANCE_DELAY", 10).slaHours()).isEqualTo(12);
        assertThat(categories.policy("AMBULANCE_DELAY", 10).version()).isEqualTo(2);
        assertThat(categories.policy("AMBULANCE_DELAY", 33).slaHours()).isEqualTo(24);
        assertThatThrownBy(() -> categories.policy("NONSENSE", 10)).isInstanceOf(IllegalArgumentException.class);
    }

    private void addPolicy(int lgdState, int version, int hours) {
        store.jdbc()
                .sql("""
                        INSERT INTO sla_policy
                        SELECT category, :state, :version, :hours, officer_hours, warn_percent, escalate_at_percent,
                            pause_citizen_clock, max_pauses, held_alert_hours, info_wait_hours, window_hours,
                            max_reopens, max_transfers, reminder_hours
                        FROM sla_policy WHERE category = 'AMBULANCE_DELAY' AND lgd_state IS NULL
                        """)
                .param("state", lgdState)
                .param("version", version)
                .param("hours", hours)
                .update();
    }
}
