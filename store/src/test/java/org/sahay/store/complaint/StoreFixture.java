package org.sahay.store.complaint;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sahay.store.StoreConfiguration;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.place.PlaceChanges;
import org.sahay.store.roster.OfficerChange;
import org.sahay.store.roster.Roster;
import org.sahay.store.roster.RosterChanges;
import org.sahay.store.roster.RosterView;
import org.sahay.store.trace.RequestContext;
import org.sahay.workflows.complaint.Complainant;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.Decision;
import org.sahay.workflows.complaint.Office;
import org.sahay.workflows.complaint.RecordRequest;
import org.sahay.workflows.complaint.RoutingAnswer;
import org.sahay.workflows.complaint.RoutingRules;
import org.sahay.workflows.complaint.Transition;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The store on a real PostgreSQL, with a clock that tests move, in Bihar with Patna, Gaya and Nalanda. */
public final class StoreFixture implements AutoCloseable {
    public static final Instant T0 = Instant.parse("2026-11-02T04:30:00Z");
    public static final int BIHAR = 10;
    public static final int PATNA = 212;
    public static final int GAYA = 196;
    public static final int NALANDA = 209;

    public final MovableClock clock = new MovableClock();
    public final TestDatabase database = TestDatabase.migrated();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param more properties besides those of the database, as {@code name=value} */
    public StoreFixture(Path state, String... more) {
        context.getEnvironment().setActiveProfiles("local");
        var properties = Stream.of(database.applicationProperties(), more)
                .flatMap(Arrays::stream)
                .map(property -> property.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> (Object) p[1]));
        properties.put("sahay.state-dir", state.toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.register(StoreConfiguration.class);
        context.registerBean("testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
        context.refresh();
        var places = get(PlaceChanges.class);
        places.state(BIHAR, "Bihar");
        places.district(PATNA, BIHAR, "Patna");
        places.district(GAYA, BIHAR, "Gaya");
        places.district(NALANDA, BIHAR, "Nalanda");
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> List<T> all(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    public UUID anOfficer(String code, Role role, Area area) {
        return anOfficer(code, role, "HEALTH_SERVICES", area, true);
    }

    public UUID anOfficer(String code, Role role, String department, Area area, boolean active) {
        get(RosterChanges.class).apply(List.of(new OfficerChange(code, role, department, area, "hi", active)));
        return get(Roster.class).byCode(code).orElseThrow().id();
    }

    public static Area inPatna() {
        return new Area(BIHAR, PATNA);
    }

    public static Actor aCitizen() {
        return new Actor(UUID.randomUUID(), Role.CITIZEN, Area.COUNTRY);
    }

    public ComplaintCase anAcceptedComplaint() {
        return anAcceptedComplaint(aCitizen(), null, PATNA);
    }

    /** Accepted in its own transaction, at the clock's instant. */
    public ComplaintCase anAcceptedComplaint(Actor citizen, Actor filer, int district) {
        ComplaintCase kase = aCase(citizen, filer, district);
        accept(aNewComplaint(kase, ComplaintNumber.random(), filer == null ? citizen : filer));
        return kase;
    }

    public ComplaintCase aCase(Actor citizen, Actor filer, int district) {
        Instant at = clock.instant();
        return ComplaintCase.accepted(
                new ComplaintId(uuidV7(at)),
                "STAFF_ABSENT",
                get(Categories.class).policy("STAFF_ABSENT", BIHAR).snapshot(Duration.ofHours(1)),
                new Complainant(citizen.id(), filer == null ? null : filer.id()),
                new Office("HEALTH_SERVICES", BIHAR, district),
                at);
    }

    public NewComplaint aNewComplaint(ComplaintCase kase, String number, Actor filer) {
        return new NewComplaint(
                kase,
                number,
                filer,
                "hi",
                "WEB",
                null,
                UUID.randomUUID(),
                null,
                clock.instant(),
                RequestContext.fresh());
    }

    public void accept(NewComplaint... complaints) {
        get(TransactionTemplate.class)
                .executeWithoutResult(status -> get(ComplaintStore.class).acceptAll(List.of(complaints)));
    }

    /** Routed by the roster as it is, not yet recorded. */
    public RecordRequest routing(ComplaintCase kase) {
        Decision.Moved asks = kase.advance(clock.instant());
        RosterView view = get(Roster.class).view(asks.question());
        RoutingAnswer answer = RoutingRules.choose(asks.question(), view.candidates(), view.version());
        Decision.Moved routed = asks.next().routed(answer, clock.instant());
        return request(routed.next(), routed.transitions(), answer.rosterVersion());
    }

    public RecordRequest request(ComplaintCase next, List<Transition> transitions, Long rosterVersion) {
        return new RecordRequest("run-1", next, transitions, rosterVersion);
    }

    /** Accepted and routed to whoever there is. */
    public ComplaintCase aRoutedComplaint(int district) {
        RecordRequest request = routing(anAcceptedComplaint(aCitizen(), null, district));
        get(ComplaintStore.class).record(request);
        return request.next();
    }

    public List<String> outbox(UUID complaintId) {
        return jdbc().sql("SELECT kind FROM outbox WHERE business_key = ? ORDER BY id")
                .param(complaintId.toString())
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    private static UUID uuidV7(Instant at) {
        UUID random = UUID.randomUUID();
        return new UUID(
                (at.toEpochMilli() << 16) | 0x7000L | (random.getMostSignificantBits() & 0xfff),
                random.getLeastSignificantBits());
    }

    /** Stands still until moved. */
    public static final class MovableClock extends Clock {
        private volatile Instant now = T0;

        public void forward(Duration duration) {
            now = now.plus(duration);
        }

        public void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
