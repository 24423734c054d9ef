package org.sahay.store;

import java.time.Clock;
import org.sahay.store.audit.AuditConfiguration;
import org.sahay.store.clickhouse.ClickHouseConfiguration;
import org.sahay.store.complaint.ComplaintStoreConfiguration;
import org.sahay.store.database.DatabaseConfiguration;
import org.sahay.store.idempotency.IdempotencyConfiguration;
import org.sahay.store.identity.IdentityConfiguration;
import org.sahay.store.mongodb.MongoConfiguration;
import org.sahay.store.notification.NotificationStoreConfiguration;
import org.sahay.store.outbox.OutboxConfiguration;
import org.sahay.store.place.PlaceConfiguration;
import org.sahay.store.ratelimit.RateLimitStoreConfiguration;
import org.sahay.store.roster.RosterConfiguration;
import org.sahay.store.staff.StaffConfiguration;
import org.sahay.store.sync.SyncStoreConfiguration;
import org.sahay.store.temporal.TemporalConfiguration;
import org.sahay.store.tls.ListenerConfiguration;
import org.sahay.store.vault.VaultConfiguration;
import org.sahay.store.wellness.WellnessConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything an application needs to keep and to read; {@link BackgroundConfiguration} adds what works on its own. */
@Configuration(proxyBeanMethods = false)
@Import({
    AuditConfiguration.class,
    ClickHouseConfiguration.class,
    ComplaintStoreConfiguration.class,
    DatabaseConfiguration.class,
    IdempotencyConfiguration.class,
    IdentityConfiguration.class,
    ListenerConfiguration.class,
    MongoConfiguration.class,
    NotificationStoreConfiguration.class,
    OutboxConfiguration.class,
    PlaceConfiguration.class,
    RateLimitStoreConfiguration.class,
    RosterConfiguration.class,
    StaffConfiguration.class,
    SyncStoreConfiguration.class,
    TemporalConfiguration.class,
    VaultConfiguration.class,
    WellnessConfiguration.class
})
public class StoreConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
