package org.sahay.activities.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sahay.store.complaint.StoreFixture.BIHAR;
import static org.sahay.store.complaint.StoreFixture.PATNA;
import static org.sahay.store.complaint.StoreFixture.inPatna;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.notification.Messages;
import org.sahay.store.notification.SentMessage;
import org.sahay.store.roster.OfficerChange;
import org.sahay.store.roster.Roster;
import org.sahay.store.roster.RosterChanges;
import org.sahay.templates.Labels;
import org.sahay.templates.MessageTemplates;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.Notice;
import org.sahay.workflows.complaint.NoticeKind;
import org.sahay.workflows.complaint.RoutingQuestion;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.sahay.workflows.notification.NoticeBatch;
import org.sahay.workflows.notification.NoticeBatch.Owed;

@Tag("server")
class NotificationActivitiesTest {
    @TempDir
    Path state;

    private StoreFixture store;
    private Messages messages;
    private UUID officer;
    private ComplaintCase kase;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
        messages = store.get(Messages.class);
        officer = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        kase = store.aRoutedComplaint(PATNA);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyKindOfNoticeHasItsTextInEveryLanguage() {
        var row = store.get(ComplaintQueries.class).find(kase.id().value()).orElseThrow();
        var texts = new NoticeTexts(new MessageTemplates(), new Labels());
        for (NoticeKind kind : NoticeKind.values()) {
            for (String language : List.of("en", "hi", "ta")) {
                var owed = new Owed(
                        2,
                        1,
                        new Notice(kind, officer, null, kase.citizenClock().dueAt()));
                assertThat(texts.text(owed, row, language))
                        .as(kind + " " + language)
                        .contains(row.number());
            }
        }
    }

    @Test
    void aBatchThatComesTwiceIsSentOnce() {
        var sent = new RecordingProvider();
        NoticeBatch batch =
                batch(owed(NoticeKind.CITIZEN_ASSIGNED, citizen()), owed(NoticeKind.OWNER_ASSIGNED, officer));
        activities(sent).send(batch);
        activities(sent).send(batch);

        assertThat(sent.messages).hasSize(2);
        assertThat(messages.about(kase.id().value())).hasSize(2);
    }

    @Test
    void everybodyIsWrittenToInTheirLanguage() {
        store.get(RosterChanges.class)
                .apply(List.of(new OfficerChange(
                        "BR-PAT-1", Role.DISTRICT_OFFICER, "HEALTH_SERVICES", inPatna(), "ta", true)));
        activities(new RecordingProvider())
                .send(batch(owed(NoticeKind.CITIZEN_ASSIGNED, citizen()), owed(NoticeKind.OWNER_ASSIGNED, officer)));

        assertThat(messages.to(citizen(), null))
                .extracting(SentMessage::language)
                .containsExactly("hi");
        assertThat(messages.to(officer, null)).extracting(SentMessage::language).containsExactly("ta");
        assertThat(messages.to(officer, null).getFirst().text()).containsPattern("\\p{InTamil}");
    }

    @Test
    void theSuperiorIsWhomRoutingWouldChooseOneRungUpAndOnlyOne() {
        activities(new RecordingProvider()).send(batch(toSuperior()));
        assertThat(messages.about(kase.id().value())).isEmpty();

        UUID superior = store.anOfficer("BR-2", Role.STATE_OFFICER, new Area(BIHAR, null));
        activities(new RecordingProvider()).send(batch(toSuperior()));
        store.anOfficer("BR-1", Role.STATE_OFFICER, new Area(BIHAR, null));
        activities(new RecordingProvider()).send(batch(toSuperior()));

        assertThat(messages.about(kase.id().value())).singleElement().returns(superior, SentMessage::recipientId);
    }

    @Test
    void oneThatFailsKeepsNoOtherBackAndIsTriedAgain() {
        var sent = new RecordingProvider();
        sent.refused = officer;
        NoticeBatch batch =
                batch(owed(NoticeKind.OWNER_ASSIGNED, officer), owed(NoticeKind.CITIZEN_ASSIGNED, citizen()));
        assertThatThrownBy(() -> activities(sent).send(batch)).hasMessage("refused");
        assertThat(messages.to(citizen(), null)).hasSize(1);
        assertThat(messages.to(officer, null)).isEmpty();

        sent.refused = null;
        activities(sent).send(batch);
        assertThat(messages.to(officer, null)).hasSize(1);
        assertThat(sent.messages).hasSize(2).doesNotHaveDuplicates();
    }

    private NotificationActivitiesImpl activities(MessageProvider provider) {
        return new NotificationActivitiesImpl(
                store.get(ComplaintQueries.class),
                new Recipients(store.get(Roster.class)),
                new NoticeTexts(new MessageTemplates(), new Labels()),
                messages,
                provider);
    }

    private UUID citizen() {
        return kase.complainant().citizenId();
    }

    private NoticeBatch batch(Owed... owed) {
        return new NoticeBatch(kase.id(), List.of(owed));
    }

    private Owed owed(NoticeKind kind, UUID recipient) {
        return new Owed(
                2, 1, new Notice(kind, recipient, null, kase.citizenClock().dueAt()));
    }

    private Owed toSuperior() {
        var question = new RoutingQuestion(
                kase.id(), kase.category(), kase.office(), null, List.of(2, 3), List.of(officer), List.of());
        return new Owed(3, 1, new Notice(NoticeKind.SUPERIOR_WARNING, null, question, null));
    }
}
