package org.sahay.store.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.NoticeKind;

@Tag("server")
class MessagesTest {
    @TempDir
    Path state;

    private StoreFixture store;
    private Messages messages;
    private ComplaintCase kase;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
        messages = store.get(Messages.class);
        kase = store.anAcceptedComplaint();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anIntentIsWrittenOnceAndOfferedUntilItIsSent() {
        var intent = intent(1, NoticeKind.CITIZEN_ACCEPTED, kase.complainant().citizenId());
        List<SentMessage> first = messages.intend(kase.id(), List.of(intent));
        List<SentMessage> again = messages.intend(kase.id(), List.of(intent));
        assertThat(again).isEqualTo(first).hasSize(1);
        assertThat(messages.to(intent.recipientId(), null)).isEmpty();

        messages.markSent(List.of(first.getFirst().id()));
        assertThat(messages.intend(kase.id(), List.of(intent))).isEmpty();
        assertThat(messages.to(intent.recipientId(), null)).hasSize(1);
    }

    @Test
    void aNoticeStaysWithWhomItFirstWentTo() {
        var first = intent(2, NoticeKind.SUPERIOR_WARNING, UUID.randomUUID());
        var later = intent(2, NoticeKind.SUPERIOR_WARNING, UUID.randomUUID());
        messages.intend(kase.id(), List.of(first));
        assertThat(messages.intend(kase.id(), List.of(later)))
                .singleElement()
                .returns(first.recipientId(), SentMessage::recipientId);
    }

    @Test
    void whatSomebodyWasToldIsFoundByKind() {
        UUID officer = UUID.randomUUID();
        var warning = intent(2, NoticeKind.OWNER_WARNING, officer);
        var deadline = intent(3, NoticeKind.OWNER_OFFICER_DEADLINE, officer);
        messages.markSent(messages.intend(kase.id(), List.of(warning, deadline)).stream()
                .map(SentMessage::id)
                .toList());
        assertThat(messages.to(officer, null))
                .extracting(SentMessage::kind)
                .containsExactly(NoticeKind.OWNER_WARNING, NoticeKind.OWNER_OFFICER_DEADLINE);
        assertThat(messages.to(officer, "OWNER_WARNING")).hasSize(1);
        assertThat(messages.about(kase.id().value())).hasSize(2);
    }

    private MessageIntent intent(long seq, NoticeKind kind, UUID recipient) {
        return new MessageIntent(kase.id(), seq, kind, recipient, "hi", "SAHAY");
    }
}
