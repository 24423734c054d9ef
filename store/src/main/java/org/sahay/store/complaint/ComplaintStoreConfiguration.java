package org.sahay.store.complaint;

import java.time.Clock;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.database.Chore;
import org.sahay.store.idempotency.IdempotencyKeys;
import org.sahay.store.outbox.Outbox;
import org.sahay.store.roster.RosterLock;
import org.sahay.store.roster.RosterWakeUps;
import org.sahay.store.temporal.CaseJson;
import org.sahay.store.vault.PendingTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of complaints. */
@Configuration(proxyBeanMethods = false)
public class ComplaintStoreConfiguration {
    @Bean
    Categories categories(JdbcClient jdbc, Clock clock) {
        return new Categories(jdbc, clock);
    }

    @Bean
    ComplaintQueries complaintQueries(JdbcClient jdbc, CaseJson json, Clock clock) {
        return new ComplaintQueries(jdbc, new ComplaintRows(json), clock);
    }

    @Bean
    TimelineWriter timelineWriter(JdbcTemplate jdbc, PendingTexts pendingTexts, CaseJson json) {
        return new TimelineWriter(jdbc, pendingTexts, json);
    }

    @Bean
    TransitionTrail transitionTrail(AuditTrail audit, Outbox outbox, CaseJson json) {
        return new TransitionTrail(audit, outbox, json);
    }

    @Bean
    ComplaintStore complaintStore(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            TimelineWriter timeline,
            TransitionTrail trail,
            RosterLock rosterLock,
            RosterWakeUps wakeUps,
            CaseJson json) {
        return new ComplaintStore(
                jdbc, transactions, new ComplaintRows(json), timeline, trail, rosterLock, wakeUps, json);
    }

    @Bean
    RowRereads rowRereads(Outbox outbox, IdempotencyKeys keys, TransactionTemplate transactions, CaseJson json) {
        return new RowRereads(outbox, keys, transactions, json);
    }

    @Bean
    Chore abandonedActions(RowRereads rereads) {
        return new Chore("abandoned-actions", RowRereads.EVERY, rereads::askAbandoned);
    }

    @Bean
    RereadRowCommand rereadRowCommand(CaseJson json) {
        return new RereadRowCommand(json);
    }

    @Bean
    ComplaintStartCommand complaintStartCommand(CaseJson json) {
        return new ComplaintStartCommand(json);
    }
}
