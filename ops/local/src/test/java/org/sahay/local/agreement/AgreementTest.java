package org.sahay.local.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final UUID CITIZEN = new UUID(0, 1);
    private static final UUID OFFICER = new UUID(0, 2);
    private static final UUID SUPERIOR = new UUID(0, 3);

    private final List<Entry> timeline = List.of(
            new Entry(1, "accepted", null, "SUBMITTED", 1),
            new Entry(2, "routed", "SUBMITTED", "ASSIGNED", 1),
            new Entry(3, "warning", "ASSIGNED", "ASSIGNED", 1));

    private final List<SentNotice> owed = OwedNotices.of(
            List.of(
                    new OwedNotices.Course(timeline.get(0), null, null),
                    new OwedNotices.Course(timeline.get(1), OFFICER, null),
                    new OwedNotices.Course(timeline.get(2), null, null)),
            CITIZEN,
            _ -> SUPERIOR);

    @Test
    void theTableOwesFiveNoticesForARoutedAndWarnedComplaint() {
        assertThat(owed)
                .containsExactly(
                        new SentNotice(1, "CITIZEN_ACCEPTED", CITIZEN),
                        new SentNotice(2, "CITIZEN_ASSIGNED", CITIZEN),
                        new SentNotice(2, "OWNER_ASSIGNED", OFFICER),
                        new SentNotice(3, "OWNER_WARNING", OFFICER),
                        new SentNotice(3, "SUPERIOR_WARNING", SUPERIOR));
    }

    @Test
    void fourEqualAccountsAgree() {
        assertThat(disagreements(timeline, timeline, timeline, owed)).isEmpty();
    }

    @Test
    void aDroppedEventIsSeen() {
        assertThat(disagreements(timeline, timeline.subList(0, 2), timeline, owed))
                .singleElement()
                .asString()
                .contains("complaints.events", "warning");
    }

    @Test
    void aDoubledEventIsSeen() {
        var doubled = new ArrayList<>(timeline);
        doubled.add(1, timeline.get(1));
        assertThat(disagreements(timeline, doubled, timeline, owed)).isNotEmpty();
    }

    @Test
    void aDoubledNoticeIsSeen() {
        var doubled = new ArrayList<>(owed);
        doubled.add(owed.getFirst());
        assertThat(disagreements(timeline, timeline, timeline, doubled))
                .singleElement()
                .asString()
                .contains("sent twice", "CITIZEN_ACCEPTED");
    }

    @Test
    void aMissingNoticeIsSeen() {
        assertThat(disagreements(timeline, timeline, timeline, owed.subList(1, 5)))
                .singleElement()
                .asString()
                .contains("not sent", "CITIZEN_ACCEPTED");
    }

    @Test
    void anAlteredTimelineRowIsSeenByEveryOtherAccount() {
        var altered = new ArrayList<>(timeline);
        altered.set(2, new Entry(3, "breach", "ASSIGNED", "ASSIGNED", 1));
        assertThat(disagreements(altered, timeline, timeline, owed))
                .anyMatch(found -> found.contains("complaints.events"))
                .anyMatch(found -> found.contains("workflow history"));
    }

    @Test
    void aGapInTheTimelineIsSeen() {
        var gap = List.of(timeline.get(0), timeline.get(2));
        assertThat(disagreements(gap, gap, gap, owed)).anyMatch(found -> found.contains("seq 3 where 2 belongs"));
    }

    @Test
    void aRowThatStandsElsewhereIsSeen() {
        var evidence =
                new Evidence(new UUID(0, 9), timeline, timeline, timeline, new RowState(2, "ASSIGNED", 1), owed, owed);
        assertThat(Agreement.disagreements(evidence)).singleElement().asString().contains("the row");
    }

    private List<String> disagreements(
            List<Entry> rows, List<Entry> events, List<Entry> history, List<SentNotice> sent) {
        var row = new RowState(3, "ASSIGNED", 1);
        return Agreement.disagreements(new Evidence(new UUID(0, 9), rows, events, history, row, sent, owed));
    }
}
