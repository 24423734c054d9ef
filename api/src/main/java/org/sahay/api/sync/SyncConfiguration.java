package org.sahay.api.sync;

import java.time.Clock;
import org.sahay.api.complaint.ComplaintDrafts;
import org.sahay.api.edge.LargeBodies;
import org.sahay.api.ratelimit.RateLimits;
import org.sahay.api.security.PersonalReach;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.identity.Profiles;
import org.sahay.store.place.Places;
import org.sahay.store.sync.DeviceScopes;
import org.sahay.store.sync.Quarantine;
import org.sahay.store.sync.SyncChanges;
import org.sahay.store.sync.SyncLog;
import org.sahay.store.sync.SyncReceipts;
import org.sahay.store.vault.BlindIndex;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.StableEnvelopes;
import org.sahay.store.vault.Vault;
import org.sahay.templates.Labels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of what devices send. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MANY_CHANGES = 10_000;

    @Bean
    LargeBodies batches() {
        return new LargeBodies(SyncController.EVENTS, MOST_BYTES);
    }

    @Bean
    Offers offers(PersonalReach reach, ComplaintDrafts complaints, Places places, BlindIndex index) {
        return new Offers(reach, complaints, places, index);
    }

    @Bean
    KeepEvents keepEvents(
            SyncReceipts receipts,
            SyncLog log,
            Quarantine quarantine,
            RowSeals seals,
            Vault vault,
            ComplaintDrafts drafts,
            ComplaintStore complaints,
            Profiles profiles) {
        return new KeepEvents(receipts, log, quarantine, seals, vault, drafts, complaints, profiles);
    }

    @Bean
    QuarantineTexts quarantineTexts(Quarantine quarantine, RowSeals seals) {
        return new QuarantineTexts(quarantine, seals);
    }

    @Bean
    FilingAllowance filingAllowance(RateLimits limits) {
        return new FilingAllowance(limits);
    }

    @Bean
    SyncTrail syncTrail(AuditTrail audit) {
        return new SyncTrail(audit);
    }

    @Bean
    SyncTexts syncTexts(Labels labels) {
        return new SyncTexts(labels);
    }

    @Bean
    ReceiveBatch receiveBatch(
            Offers offers,
            SyncReceipts receipts,
            KeepEvents keeping,
            QuarantineTexts quarantined,
            FilingAllowance allowance,
            SyncTrail trail,
            TransactionTemplate transactions,
            Clock clock) {
        return new ReceiveBatch(offers, receipts, keeping, quarantined, allowance, trail, transactions, clock);
    }

    @Bean
    MyQuarantine myQuarantine(
            Quarantine quarantine,
            QuarantineTexts sealed,
            SyncTexts texts,
            SyncTrail trail,
            TransactionTemplate transactions) {
        return new MyQuarantine(quarantine, sealed, texts, trail, transactions);
    }

    @Bean
    ChangeCursors changeCursors(StableEnvelopes envelopes) {
        return new ChangeCursors(envelopes);
    }

    @Bean
    ReadChanges readChanges(
            Offers offers,
            PersonalReach reach,
            DeviceScopes scopes,
            ChangeCursors cursors,
            SyncChanges log,
            RowSeals seals,
            SyncTexts texts,
            SyncTrail trail,
            TransactionTemplate transactions) {
        return new ReadChanges(
                offers, reach, scopes, cursors, new ChangePages(log, MANY_CHANGES), seals, texts, trail, transactions);
    }

    @Bean
    Resubmission resubmission(
            Offers offers,
            Quarantine quarantine,
            SyncReceipts receipts,
            KeepEvents keeping,
            FilingAllowance allowance,
            SyncTrail trail,
            TransactionTemplate transactions,
            Clock clock) {
        return new Resubmission(offers, quarantine, receipts, keeping, allowance, trail, transactions, clock);
    }
}
