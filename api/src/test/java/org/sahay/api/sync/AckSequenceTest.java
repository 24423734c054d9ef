package org.sahay.api.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sahay.api.sync.KeepEvents.Kept;
import org.sahay.api.sync.Offer.Fate;
import org.sahay.api.sync.event.SentEvent;
import org.sahay.store.sync.SyncReceipt;

class AckSequenceTest {
    private static final UUID EVENT = UUID.randomUUID();
    private static final byte[] AS_SENT = new byte[32];
    private static final byte[] CONTENT = filledWith(1);
    private static final byte[] OTHER = filledWith(2);
    private static final SyncReceipt QUARANTINED = SyncReceipt.quarantined(
            EVENT, AS_SENT, UUID.randomUUID(), Instant.parse("2026-06-01T06:30:00Z"), "unknown-version");

    @Test
    void whatCouldNotBeReadAndNowCanIsAnsweredAsTheFirstTime() {
        Ack ack = answerTo(new Offer(EVENT, CONTENT, () -> AS_SENT, new Fate.Refuse("any", null)));
        assertThat(ack.status()).isEqualTo(Ack.Status.QUARANTINED);
        assertThat(ack.serverId()).isEqualTo(QUARANTINED.serverId());
        assertThat(ack.serverTime()).isEqualTo(QUARANTINED.serverTime());
        assertThat(ack.path()).isEqualTo("/schemaVersion");
    }

    @Test
    void anotherContentUnderItsIdIsRefused() {
        Ack ack = answerTo(new Offer(EVENT, CONTENT, () -> OTHER, new Fate.Refuse("any", null)));
        assertThat(ack).isEqualTo(Ack.refused(EVENT.toString(), AckSequence.KEY_REUSED, "/id"));
    }

    private static Ack answerTo(Offer offer) {
        var sequence =
                new AckSequence(Map.of(EVENT, QUARANTINED), Map.of(), Kept.NOTHING, Map.of(EVENT, "/schemaVersion"));
        List<SentEvent> sent = List.of(new SentEvent.Nameless(null, null));
        return sequence.of(sent, List.of(Optional.of(offer))).getFirst();
    }

    private static byte[] filledWith(int value) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
