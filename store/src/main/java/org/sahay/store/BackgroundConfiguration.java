package org.sahay.store;

import java.util.List;
import org.sahay.store.audit.SealingConfiguration;
import org.sahay.store.database.Chore;
import org.sahay.store.database.Housekeeping;
import org.sahay.store.logs.LogConfiguration;
import org.sahay.store.outbox.RelayConfiguration;
import org.sahay.store.sync.SyncFeedConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What works without being asked: the outbox relay, the feed of events, the chores, the sealing of the audit trail and the keeping of logs. Imported by workers, not by the API. */
@Configuration(proxyBeanMethods = false)
@Import({RelayConfiguration.class, SealingConfiguration.class, LogConfiguration.class, SyncFeedConfiguration.class})
public class BackgroundConfiguration {
    @Bean
    Housekeeping housekeeping(List<Chore> chores, JdbcClient jdbc, TransactionTemplate transaction) {
        return new Housekeeping(chores, jdbc, transaction);
    }
}
