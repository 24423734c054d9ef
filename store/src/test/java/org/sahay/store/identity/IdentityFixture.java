package org.sahay.store.identity;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sahay.store.StoreConfiguration;
import org.sahay.store.complaint.StoreFixture.MovableClock;
import org.sahay.store.database.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One instance of an application that knows people: on a real PostgreSQL and a real Redis, with a clock that tests move. */
public final class IdentityFixture implements AutoCloseable {
    static final PhoneNumber PHONE = phone(1);
    static final PhoneNumber OTHER_PHONE = phone(2);
    static final String KEY = "thumbprint-of-the-device";
    private static final AtomicInteger PERSONS = new AtomicInteger(100);

    public final MovableClock clock = new MovableClock();
    final StatementRecorder recorder = new StatementRecorder();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public IdentityFixture(Path state, TestDatabase database, TestRedis redis) {
        context.getEnvironment().setActiveProfiles("local");
        var properties = Stream.of(database.applicationProperties(), redis.applicationProperties())
                .flatMap(Arrays::stream)
                .map(property -> property.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> (Object) p[1]));
        properties.put("sahay.state-dir", state.toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.register(StoreConfiguration.class);
        context.registerBean("testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
        context.registerBean(StatementRecorder.class, () -> recorder);
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    StringRedisTemplate redis() {
        return get(StringRedisTemplate.class);
    }

    /** Somebody with a phone nobody else has. */
    UUID aPerson() {
        return get(People.class).withPhone(phone(PERSONS.incrementAndGet()));
    }

    /** Synthetic: valid by the numbering plan, one for each number below 10,000. */
    static PhoneNumber phone(int number) {
        return PhoneNumber.parse("+9199999%05d".formatted(number)).orElseThrow();
    }

    public List<String> audited(UUID object) {
        return jdbc().sql(
                        "SELECT operation || ' ' || actor_role || ' ' || purpose FROM audit_entry WHERE object_id = ? ORDER BY id")
                .param(object)
                .query(String.class)
                .list();
    }

    /** The code that is on its way, taken off the stream. */
    CodeToSend sentCode() {
        var codes = get(CodesToSend.class).take();
        if (codes.size() != 1) {
            throw new AssertionError(codes.size() + " codes are on their way");
        }
        get(CodesToSend.class).sent(codes.getFirst());
        return codes.getFirst();
    }

    @Override
    public void close() {
        context.close();
    }
}
