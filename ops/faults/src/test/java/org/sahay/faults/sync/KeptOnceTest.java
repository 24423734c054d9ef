package org.sahay.faults.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.faults.sync.KeptOnce.Kept;
import org.sahay.faults.sync.KeptOnce.Row;
import org.sahay.faults.sync.KeptOnce.Status;

/** The oracle is content with what is right, and names what was planted. */
class KeptOnceTest {
    private static final UUID CITIZEN = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static final UUID EVENT = UUID.fromString("9d6a7f04-3a0f-4d7b-8b55-2f1f0f1f6c11");
    private static final UUID SERVER_ID = UUID.fromString("0199a000-0000-7000-8000-000000000001");
    private static final UUID OTHER_ID = UUID.fromString("0199a000-0000-7000-8000-000000000002");
    private static final Row ROW = new Row(CITIZEN, EVENT, SERVER_ID, Status.ACCEPTED);
    private static final Row WAITING = new Row(CITIZEN, EVENT, SERVER_ID, Status.QUARANTINED);

    private static final SyncJournal.Entry ACKED = sound(ack("accepted", SERVER_ID, 1), ack("duplicate", SERVER_ID, 1));

    @Test
    void whatWasAcknowledgedIsKeptOnceAndTold() {
        assertThat(violations(ACKED, List.of(ROW), List.of(ROW), SERVER_ID)).isEmpty();
        assertThat(violations(ACKED, List.of(ROW), List.of(ROW), SERVER_ID, SERVER_ID))
                .isEmpty();
        assertThat(violations(poison(ack("quarantined", SERVER_ID, 1)), List.of(WAITING), List.of(WAITING)))
                .isEmpty();
    }

    /** As when the answer leaves before the commit. */
    @Test
    void anAcknowledgedEventThatIsLostIsNamed() {
        assertThat(violations(ACKED, List.of(), List.of()))
                .containsExactly("event " + EVENT + " was acknowledged and is lost");
        assertThat(violations(ACKED, List.of(ROW), List.of()))
                .containsExactly("event " + EVENT + " was acknowledged and is lost");
    }

    /** As when what came before is not looked for. */
    @Test
    void aSecondRowIsNamed() {
        Row second = new Row(CITIZEN, EVENT, OTHER_ID, Status.ACCEPTED);
        assertThat(violations(ACKED, List.of(ROW), List.of(ROW, second), SERVER_ID, OTHER_ID))
                .containsExactly("event " + EVENT + " is kept 2 times");
        assertThat(violations(sound(), List.of(ROW), List.of(ROW, second), SERVER_ID, OTHER_ID))
                .containsExactly("event " + EVENT + " is kept 2 times");
    }

    @Test
    void anotherAnswerToTheSameEventIsNamed() {
        var otherTime = sound(ack("accepted", SERVER_ID, 1), ack("duplicate", SERVER_ID, 2));
        assertThat(violations(otherTime, List.of(ROW), List.of(ROW), SERVER_ID))
                .singleElement()
                .asString()
                .startsWith("event " + EVENT + " was answered differently");
        var twice = sound(ack("accepted", SERVER_ID, 1), ack("accepted", SERVER_ID, 1));
        assertThat(violations(twice, List.of(ROW), List.of(ROW), SERVER_ID))
                .containsExactly("event " + EVENT + " was accepted 2 times");
        var otherId = sound(ack("accepted", OTHER_ID, 1));
        assertThat(violations(otherId, List.of(ROW), List.of(ROW), SERVER_ID))
                .singleElement()
                .asString()
                .endsWith("and is kept as " + SERVER_ID);
    }

    /** As when a row of the feed is dropped. */
    @Test
    void anEventThatTheTopicDoesNotHaveIsNamed() {
        assertThat(violations(ACKED, List.of(ROW), List.of(ROW)))
                .containsExactly("the topic has no record of " + SERVER_ID);
        assertThat(violations(ACKED, List.of(ROW), List.of(ROW), SERVER_ID, OTHER_ID))
                .containsExactly("the topic has a record of " + OTHER_ID + ", which is not in the log");
    }

    /** As when a consumer does not know what it took before its offsets were committed. */
    @Test
    void aReadingThatIsThereTwiceOrNotAtAllIsNamed() {
        assertThat(projected(List.of(SERVER_ID), 1)).isEmpty();
        assertThat(projected(List.of(SERVER_ID, SERVER_ID), 2))
                .containsExactly("of " + SERVER_ID + " there are 2 readings");
        assertThat(projected(List.of(), 0)).containsExactly("of " + SERVER_ID + " there are 0 readings");
        assertThat(projected(List.of(SERVER_ID, OTHER_ID), 2))
                .containsExactly("there is a reading of " + OTHER_ID + ", which is not in the log");
        assertThat(projected(List.of(SERVER_ID), 2)).containsExactly("the hours count 2 readings and there are 1");
    }

    /** In whatever way an answer differs, it is another one. */
    @Test
    void answersAreComparedToTheByte() {
        String ack = ack("accepted", SERVER_ID, 1);
        assertThat(RawAcks.in("{\"acks\":[" + ack + ", " + ack.replace(",", " ,") + "],\"more\":[]}"))
                .containsExactly(ack, ack.replace(",", " ,"));
        assertThat(violations(
                        sound(ack, ack.replace("accepted", "duplicate").replace(",", " ,")),
                        List.of(ROW),
                        List.of(ROW),
                        SERVER_ID))
                .singleElement()
                .asString()
                .startsWith("event " + EVENT + " was answered differently");
    }

    @Test
    void whatNobodyAnsweredMayBeThereOrNot() {
        assertThat(violations(sound(), List.of(), List.of())).isEmpty();
        assertThat(violations(sound(), List.of(ROW), List.of(ROW), SERVER_ID)).isEmpty();
        assertThat(violations(sound(), List.of(), List.of(ROW), SERVER_ID)).hasSize(1);
    }

    @Test
    void whatNobodySentIsNamed() {
        assertThat(KeptOnce.violations(
                        List.of(), new Kept(List.of(ROW), List.of(ROW), List.of(SERVER_ID), List.of(SERVER_ID), 1)))
                .containsExactly(
                        "event " + EVENT + " has a receipt, and nobody sent it",
                        "event " + EVENT + " is kept, and nobody sent it");
    }

    @Test
    void poisonThatIsTakenAndASoundEventThatIsNotAreNamed() {
        assertThat(violations(poison(ack("accepted", SERVER_ID, 1)), List.of(ROW), List.of(ROW), SERVER_ID))
                .singleElement()
                .asString()
                .startsWith("poisonous event " + EVENT);
        assertThat(violations(sound(ack("quarantined", SERVER_ID, 1)), List.of(WAITING), List.of(WAITING)))
                .singleElement()
                .asString()
                .startsWith("sound event " + EVENT);
        assertThat(violations(poison(ack("quarantined", SERVER_ID, 1)), List.of(WAITING), List.of(WAITING), SERVER_ID))
                .containsExactly("the topic has a record of " + SERVER_ID + ", which is not in the log");
    }

    /** With a reading of each that the log has. */
    private static List<String> violations(
            SyncJournal.Entry entry, List<Row> receipts, List<Row> stored, UUID... topic) {
        List<UUID> readings = stored.stream()
                .filter(row -> row.status() == Status.ACCEPTED)
                .map(Row::serverId)
                .distinct()
                .toList();
        return KeptOnce.violations(
                List.of(entry), new Kept(receipts, stored, Arrays.asList(topic), readings, readings.size()));
    }

    private static List<String> projected(List<UUID> readings, long counted) {
        return KeptOnce.violations(
                List.of(ACKED), new Kept(List.of(ROW), List.of(ROW), List.of(SERVER_ID), readings, counted));
    }

    private static SyncJournal.Entry sound(String... acks) {
        return entry(false, acks);
    }

    private static SyncJournal.Entry poison(String... acks) {
        return entry(true, acks);
    }

    private static SyncJournal.Entry entry(boolean poison, String... acks) {
        return new SyncJournal.Entry(CITIZEN, EVENT, poison, List.of(acks));
    }

    private static String ack(String status, UUID serverId, int second) {
        return "{\"id\":\"%s\",\"status\":\"%s\",\"serverId\":\"%s\",\"serverTime\":\"2026-11-28T05:40:0%dZ\"}"
                .formatted(EVENT, status, serverId, second);
    }
}
