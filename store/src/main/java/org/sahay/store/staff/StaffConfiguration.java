package org.sahay.store.staff;

import java.time.Clock;
import java.time.Duration;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.database.Chore;
import org.sahay.store.identity.Sessions;
import org.sahay.store.vault.BlindIndex;
import org.sahay.store.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of staff. */
@Configuration(value = "staffStoreConfiguration", proxyBeanMethods = false)
public class StaffConfiguration {
    @Bean
    StaffAccounts staffAccounts(
            JdbcClient jdbc, TransactionTemplate transaction, Vault vault, BlindIndex index, AuditTrail audit) {
        return new StaffAccounts(jdbc, transaction, vault, index, audit);
    }

    @Bean
    StaffLocks staffLocks(
            JdbcClient jdbc, TransactionTemplate transaction, Sessions sessions, AuditTrail audit, Clock clock) {
        return new StaffLocks(jdbc, transaction, sessions, audit, clock);
    }

    @Bean
    StaffPasswords staffPasswords(
            JdbcClient jdbc, TransactionTemplate transaction, Sessions sessions, AuditTrail audit, Clock clock) {
        return new StaffPasswords(jdbc, transaction, sessions, audit, clock);
    }

    @Bean
    StaffTries staffTries(JdbcClient jdbc, Clock clock) {
        return new StaffTries(jdbc, clock);
    }

    @Bean
    StaffEnrolment staffEnrolment(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Vault vault,
            BlindIndex index,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        return new StaffEnrolment(jdbc, transaction, vault, index, sessions, audit, clock);
    }

    @Bean
    Chore staffInvitationPurge(StaffEnrolment enrolment) {
        return new Chore("staff-invitation-purge", Duration.ofHours(1), enrolment::purge);
    }
}
