package org.sahay.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sahay.api.codec.TestCodec;
import org.sahay.api.complaint.FakeComplaintWorkflows;
import org.sahay.api.identity.TestSignIn;
import org.sahay.api.identity.TestVillages;
import org.sahay.api.ratelimit.RateLimits;
import org.sahay.api.ratelimit.TestRates;
import org.sahay.api.security.LocalTokens;
import org.sahay.api.wellness.TestFlags;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.identity.CodesToSend;
import org.sahay.store.identity.TestRedis;
import org.sahay.store.place.PlaceChanges;
import org.sahay.store.ratelimit.RateBuckets;
import org.sahay.store.roster.Roster;
import org.sahay.store.roster.RosterChanges;
import org.sahay.store.wellness.Flags;
import org.sahay.store.wellness.Readings;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests' context has besides the application: a database, a Redis, places, officers, and workflows that are a fake. */
@TestConfiguration(proxyBeanMethods = false)
public class ApiTestConfiguration {
    @Bean(destroyMethod = "close")
    TestDatabase testDatabase() {
        return TestDatabase.migrated();
    }

    @Bean(destroyMethod = "close")
    TestRedis testRedis() {
        return TestRedis.own();
    }

    @Bean
    DynamicPropertyRegistrar properties(TestDatabase database, TestRedis redis) throws IOException {
        Path state = Files.createTempDirectory("sahay-api-test");
        return registry -> {
            for (String property : database.applicationProperties()) {
                String[] parts = property.split("=", 2);
                registry.add(parts[0], () -> parts[1]);
            }
            registry.add("sahay.state-dir", state::toString);
            registry.add("spring.data.redis.port", redis::port);
            // A busy machine's first connection takes its time, and no test is about that.
            registry.add("spring.data.redis.timeout", () -> "5s");
            registry.add("spring.data.redis.connect-timeout", () -> "5s");
        };
    }

    @Bean
    @Primary
    FakeComplaintWorkflows fakeComplaintWorkflows(ComplaintStore store, Roster roster) {
        return new FakeComplaintWorkflows(store, roster);
    }

    @Bean
    TestRates testRates() {
        return new TestRates();
    }

    @Bean
    @Primary
    RateLimits limitsOfTestRates(RateBuckets buckets, TestRates rates) {
        return rates.limits(buckets);
    }

    @Bean
    TestPeople testPeople(PlaceChanges places, RosterChanges changes, Roster roster) {
        return TestPeople.seeded(places, changes, roster);
    }

    @Bean
    TestFlags testFlags(Readings readings, Flags flags, TransactionTemplate transactions) {
        return new TestFlags(readings, flags, transactions);
    }

    @Bean
    @Lazy
    TestCodec testCodec(BeanFactory beans) {
        return new TestCodec(beans);
    }

    @Bean
    @Lazy
    TestApi testApi(Environment environment, LocalTokens tokens, TestCodec codec) {
        return new TestApi(environment.getRequiredProperty("local.server.port", Integer.class), tokens, codec::cookie);
    }

    @Bean
    @Lazy
    TestSignIn testSignIn(TestApi api, CodesToSend codes) {
        return new TestSignIn(api, codes);
    }

    @Bean
    @Lazy
    TestVillages testVillages(TestApi api, JdbcClient jdbc) {
        return new TestVillages(api, jdbc);
    }
}
