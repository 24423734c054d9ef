package org.sahay.store.roster;

import org.sahay.store.outbox.Outbox;
import org.sahay.store.temporal.CaseJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of the roster. */
@Configuration(proxyBeanMethods = false)
public class RosterConfiguration {
    @Bean
    Roster roster(JdbcClient jdbc) {
        return new Roster(jdbc);
    }

    @Bean
    Clinicians clinicians(JdbcClient jdbc, TransactionTemplate transactions) {
        return new Clinicians(jdbc, transactions);
    }

    @Bean
    RosterLock rosterLock(JdbcClient jdbc) {
        return new RosterLock(jdbc);
    }

    @Bean
    RosterWakeUps rosterWakeUps(Outbox outbox, CaseJson json) {
        return new RosterWakeUps(outbox, json);
    }

    @Bean
    RosterChanges rosterChanges(
            JdbcClient jdbc, TransactionTemplate transactions, RosterLock lock, RosterWakeUps wakeUps) {
        return new RosterChanges(jdbc, transactions, lock, wakeUps);
    }

    @Bean
    RosterChangedCommand rosterChangedCommand(CaseJson json) {
        return new RosterChangedCommand(json);
    }
}
