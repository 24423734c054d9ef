package org.sahay.api.audit;

import org.sahay.store.audit.AuditQueries;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.vault.Envelopes;
import org.sahay.templates.Labels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires what people are shown of the trail. */
@Configuration(value = "myAuditConfiguration", proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    MyAudit myAudit(
            AuditQueries queries,
            AuditTrail trail,
            TransactionTemplate transactions,
            Envelopes envelopes,
            CareLinks careLinks,
            Labels labels) {
        return new MyAudit(queries, trail, transactions, envelopes, new AuditLineViews(careLinks, labels));
    }
}
