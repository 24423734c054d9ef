package org.sahay.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.Categories;
import org.sahay.store.complaint.ComplaintNumber;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.complaint.NewComplaint;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.notification.Messages;
import org.sahay.store.notification.SentMessage;
import org.sahay.store.place.PlaceChanges;
import org.sahay.store.roster.OfficerChange;
import org.sahay.store.roster.RosterChanges;
import org.sahay.store.trace.RequestContext;
import org.sahay.workflows.complaint.Complainant;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintEvent;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.complaint.NoticeKind;
import org.sahay.workflows.complaint.Office;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.sahay.workflows.temporal.SearchAttributes;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** From an accepted row to the top of the ladder, through outbox, relay, workflow, activities and messages. */
@Tag("server")
class ComplaintJourneyTest {
    private static final int BIHAR = 10;
    private static final int PATNA = 212;
    private static final Duration HOUR = Duration.ofMillis(25);

    private static final Set<ComplaintEvent> REMINDERS =
            EnumSet.of(ComplaintEvent.OFFICER_DEADLINE, ComplaintEvent.OFFICER_REMINDER, ComplaintEvent.TOP_REMINDER);

    private static final Set<NoticeKind> ONCE = EnumSet.of(
            NoticeKind.CITIZEN_ACCEPTED,
            NoticeKind.CITIZEN_INTERIM_REPLY,
            NoticeKind.OWNER_WARNING,
            NoticeKind.SUPERIOR_WARNING);

    @TempDir
    Path state;

    private ConfigurableApplicationContext application;

    @Test
    void aComplaintNobodyWorksOnClimbsToTheTopWithEveryNoticeOnce() throws Exception {
        int port = freePort();
        try (var database = TestDatabase.migrated();
                var temporal = TestServer.createPortBoundServer(port)) {
            registerSearchAttributes(port);
            application = start(database, port);
            seed();
            ComplaintId id = accept("STAFF_ABSENT");
            await(() -> seen(id).contains(ComplaintEvent.TOP_REMINDER));

            assertThat(seen(id).stream().filter(event -> !REMINDERS.contains(event)))
                    .containsExactly(
                            ComplaintEvent.ACCEPTED,
                            ComplaintEvent.ROUTED,
                            ComplaintEvent.WARNING,
                            ComplaintEvent.BREACH,
                            ComplaintEvent.RUNG,
                            ComplaintEvent.RUNG);
            ComplaintCase kase =
                    bean(ComplaintQueries.class).find(id.value()).orElseThrow().kase();
            assertThat(kase.status()).isEqualTo(ComplaintStatus.ASSIGNED);
            assertThat(kase.level()).isEqualTo(3);
            assertNoGap(id);
            await(() -> sent(id).containsAll(ONCE));
            assertThat(sent(id)).containsOnlyOnce(ONCE.toArray(NoticeKind[]::new));
            application.close();
        }
    }

    private void assertNoGap(ComplaintId id) {
        var timeline = bean(ComplaintQueries.class).timeline(id.value());
        for (int i = 0; i < timeline.size(); i++) {
            assertThat(timeline.get(i).transition().seq()).isEqualTo(i + 1);
        }
    }

    private List<ComplaintEvent> seen(ComplaintId id) {
        return bean(ComplaintQueries.class).timeline(id.value()).stream()
                .map(entry -> entry.transition().event())
                .toList();
    }

    private List<NoticeKind> sent(ComplaintId id) {
        return bean(Messages.class).about(id.value()).stream()
                .map(SentMessage::kind)
                .toList();
    }

    private void seed() {
        var places = bean(PlaceChanges.class);
        places.state(BIHAR, "Bihar");
        places.district(PATNA, BIHAR, "Patna");
        bean(RosterChanges.class)
                .apply(List.of(
                        officer("BR-PAT-1", Role.DISTRICT_OFFICER, new Area(BIHAR, PATNA)),
                        officer("BR-1", Role.STATE_OFFICER, new Area(BIHAR, null)),
                        officer("IN-1", Role.NATIONAL_ADMIN, Area.COUNTRY),
                        officer("IN-2", Role.NATIONAL_ADMIN, Area.COUNTRY)));
    }

    private static OfficerChange officer(String code, Role role, Area area) {
        return new OfficerChange(code, role, "HEALTH_SERVICES", area, "hi", true);
    }

    private ComplaintId accept(String category) {
        var citizen = new Actor(UUID.randomUUID(), Role.CITIZEN, Area.COUNTRY);
        Instant at = Instant.now();
        var kase = ComplaintCase.accepted(
                new ComplaintId(UUID.randomUUID()),
                category,
                bean(Categories.class).policy(category, BIHAR).snapshot(HOUR),
                new Complainant(citizen.id(), null),
                new Office("HEALTH_SERVICES", BIHAR, PATNA),
                at);
        var complaint = new NewComplaint(
                kase,
                ComplaintNumber.random(),
                citizen,
                "hi",
                "WEB",
                null,
                UUID.randomUUID(),
                null,
                at,
                RequestContext.fresh());
        bean(TransactionTemplate.class)
                .executeWithoutResult(status -> bean(ComplaintStore.class).acceptAll(List.of(complaint)));
        return kase.id();
    }

    private <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    private ConfigurableApplicationContext start(TestDatabase database, int port) {
        var properties = new ArrayList<>(List.of(
                "server.port=0",
                "sahay.state-dir=" + state,
                "sahay.temporal.target=127.0.0.1:" + port,
                "sahay.relay.paused=KAFKA"));
        properties.addAll(Arrays.asList(database.applicationProperties()));
        return new SpringApplicationBuilder(WorkersApplication.class)
                .properties("spring.config.name=workers")
                .profiles("local")
                .run(properties.stream().map(property -> "--" + property).toArray(String[]::new));
    }

    private static void registerSearchAttributes(int port) {
        var stubs = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + port)
                .validateAndBuildWithDefaults());
        var request = AddSearchAttributesRequest.newBuilder().setNamespace("sahay");
        SearchAttributes.ALL.forEach(key -> request.putSearchAttributes(key.getName(), key.getValueType()));
        stubs.blockingStub().addSearchAttributes(request.build());
        stubs.shutdownNow();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
