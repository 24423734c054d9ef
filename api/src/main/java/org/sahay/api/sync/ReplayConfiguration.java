package org.sahay.api.sync;

import java.time.Clock;
import org.sahay.api.sync.event.BatchReader;
import org.sahay.store.identity.People;
import org.sahay.store.sync.Quarantine;
import org.sahay.store.sync.SyncReceipts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans that try again what is in quarantine. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {
    @Bean
    ReplayOfSender replayOfSender(
            Offers offers,
            Quarantine quarantine,
            SyncReceipts receipts,
            KeepEvents keeping,
            FilingAllowance allowance,
            People people,
            SyncTrail trail,
            TransactionTemplate transactions,
            Clock clock) {
        return new ReplayOfSender(offers, quarantine, receipts, keeping, allowance, people, trail, transactions, clock);
    }

    @Bean
    Replay replay(Quarantine quarantine, QuarantineTexts sealed, BatchReader reader, ReplayOfSender ofSender) {
        return new Replay(quarantine, sealed, reader, ofSender);
    }
}
