package org.sahay.api.complaint;

import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import org.sahay.api.edge.Admission;
import org.sahay.api.security.PersonalReach;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.complaint.Categories;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.complaint.RowRereads;
import org.sahay.store.idempotency.IdempotencyKeys;
import org.sahay.store.place.Places;
import org.sahay.store.roster.Roster;
import org.sahay.store.vault.PendingTexts;
import org.sahay.store.vault.Vault;
import org.sahay.templates.Labels;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The beans of complaints over HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkflowUi.class)
class ComplaintConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    PolicyHour policyHour(Environment environment) {
        return PolicyHour.of(
                environment.getProperty("sahay.time-scale-ms-per-hour", Long.class),
                environment.acceptsProfiles(Profiles.of("local")));
    }

    @Bean
    FilingRules.Known whatThereIsToName(Categories categories, Places places) {
        return new FilingRules.Known(
                code -> categories.find(code).isPresent(), places::stateExists, places::stateOfDistrict);
    }

    @Bean
    ComplaintViews complaintViews(Vault vault, Labels labels, WorkflowUi workflowUi, Clock clock) {
        return new ComplaintViews(vault, labels, workflowUi, clock);
    }

    @Bean
    Acceptances acceptances(
            TransactionTemplate transactions,
            IdempotencyKeys keys,
            Vault vault,
            ComplaintStore store,
            Admission admission) {
        return new Acceptances(transactions, keys, vault, store, admission::inFlight);
    }

    @Bean
    ComplaintDrafts complaintDrafts(Categories categories, FilingRules.Known known, PolicyHour hour, JsonMapper json) {
        return new ComplaintDrafts(categories, known, hour, json);
    }

    @Bean
    FileComplaint fileComplaint(
            Acceptances acceptances,
            IdempotencyKeys keys,
            ComplaintDrafts drafts,
            ComplaintReach reach,
            FilingRules.Known known,
            JsonMapper json,
            Clock clock) {
        return new FileComplaint(acceptances, keys, drafts, reach, known, json, clock);
    }

    @Bean
    ComplaintReach complaintReach(PersonalReach personal) {
        return new ComplaintReach(personal);
    }

    @Bean
    ReadComplaints readComplaints(
            PlatformTransactionManager manager,
            ComplaintQueries queries,
            AuditTrail audit,
            ComplaintReach reach,
            ComplaintViews views) {
        var ofOneInstant = new TransactionTemplate(manager);
        ofOneInstant.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new ReadComplaints(ofOneInstant, queries, audit, reach, views);
    }

    @Bean
    ComplaintWorkflows complaintWorkflows(WorkflowClient client) {
        return new TemporalComplaintWorkflows(client, PATIENCE);
    }

    @Bean
    ActOnComplaint actOnComplaint(
            ComplaintQueries queries,
            ComplaintReach reach,
            IdempotencyKeys keys,
            PendingTexts pendingTexts,
            ComplaintWorkflows workflows,
            RowRereads rereads,
            FilingRules.Known known,
            Categories categories,
            Roster roster,
            JsonMapper json,
            Clock clock) {
        var nameable = new ActionChecks.Known(
                known,
                department -> categories.all().stream()
                        .anyMatch(category -> category.department().equals(department)),
                roster::find);
        return new ActOnComplaint(queries, reach, keys, pendingTexts, workflows, rereads, nameable, json, clock);
    }
}
