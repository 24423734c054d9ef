package org.sahay.store.vault;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.sahay.store.complaint.ComplaintNumber;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.complaint.NewComplaint;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.identity.People;
import org.sahay.store.identity.PhoneNumber;
import org.sahay.store.identity.ProfileDetails;
import org.sahay.store.identity.Profiles;
import org.sahay.store.identity.Sessions;
import org.sahay.store.identity.Village;
import org.sahay.store.staff.Credentials;
import org.sahay.store.staff.StaffEnrolment;
import org.sahay.store.staff.UserName;
import org.sahay.store.trace.RequestContext;
import org.sahay.workflows.complaint.ActionRequest;
import org.sahay.workflows.complaint.ComplaintAction;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.Decision;
import org.sahay.workflows.identity.AbhaAddress;
import org.sahay.workflows.identity.AbhaNumber;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** Keeps a text of every kind there is, each by the feature it belongs to. Everything is synthetic. */
final class EveryText {
    static final List<String> COLUMNS = Arrays.stream(SealedColumn.values())
            .map(column -> column.table() + "." + column.column())
            .collect(Collectors.toList());
    private static final AtomicInteger NUMBER = new AtomicInteger(7000);

    private final StoreFixture store;
    private final Vault vault;

    EveryText(StoreFixture store) {
        this.store = store;
        this.vault = store.get(Vault.class);
    }

    void keep() {
        UUID citizen = signedIn();
        toldAboutThemselves(citizen);
        complaint(citizen);
        actedOn(citizen);
        enrolled();
    }

    private UUID signedIn() {
        var phone = PhoneNumber.parse("+9199999%05d".formatted(NUMBER.incrementAndGet()))
                .orElseThrow();
        UUID person = store.get(People.class).withPhone(phone);
        store.get(People.class).withPhone(phone);
        var sessions = store.get(Sessions.class);
        sessions.refresh(sessions.start(person, Role.CITIZEN, "key").refreshToken(), "key");
        return person;
    }

    private void toldAboutThemselves(UUID person) {
        var me = new Actor(person, Role.CITIZEN, Area.COUNTRY);
        for (String name : List.of("Asha Devi", "Asha Kumari", "Asha Rani")) {
            var details = new ProfileDetails(
                    null,
                    name,
                    new AbhaNumber("911234567890" + (10 + name.length())),
                    new AbhaAddress("asha%d@sbx".formatted(name.length())),
                    new Village(10, 212, 246_300 + name.length()));
            store.get(Profiles.class).change(me, version -> true, had -> details, "own-profile");
        }
    }

    /** With its description and its place. */
    UUID complaint(UUID citizen) {
        return accepted(citizen).id().value();
    }

    private ComplaintCase accepted(UUID citizen) {
        var actor = new Actor(citizen, Role.CITIZEN, Area.COUNTRY);
        ComplaintCase kase = store.aCase(actor, null, StoreFixture.PATNA);
        UUID id = kase.id().value();
        var complaint = new NewComplaint(
                kase,
                ComplaintNumber.random(),
                actor,
                "hi",
                "WEB",
                null,
                vault.seal(new Sealed.Where(SealedColumn.COMPLAINT_DESCRIPTION, id, citizen), "nobody came"),
                vault.seal(new Sealed.Where(SealedColumn.COMPLAINT_PLACE, id, citizen), "25.6,85.1"),
                store.clock.instant(),
                RequestContext.fresh());
        store.accept(complaint);
        return kase;
    }

    /** With a comment in its timeline and another that waits. */
    private void actedOn(UUID citizen) {
        ComplaintCase kase = accepted(citizen);
        var pending = store.get(PendingTexts.class);
        pending.hold(kase.id(), "said", citizen, "still nobody");
        pending.hold(kase.id(), "waiting", citizen, "nobody yet");
        var actor = new Actor(citizen, Role.CITIZEN, Area.COUNTRY);
        var comment = new ActionRequest(
                "said", "print", actor, ComplaintAction.COMMENT, true, null, null, null, false, null, null);
        var moved = (Decision.Moved) kase.act(comment, store.clock.instant());
        store.get(ComplaintStore.class).record(store.request(moved.next(), moved.transitions(), null));
    }

    private void enrolled() {
        var name = UserName.parse("every-" + NUMBER.incrementAndGet()).orElseThrow();
        var enrolment = store.get(StaffEnrolment.class);
        for (String key : List.of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "KBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")) {
            var invitation = enrolment.invite(null, Role.OPERATOR, name, null).orElseThrow();
            enrolment.enrol(invitation.token(), new Credentials("hash", key, 1, List.of("zero")));
        }
    }
}
