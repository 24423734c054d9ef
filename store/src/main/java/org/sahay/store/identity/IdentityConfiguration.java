package org.sahay.store.identity;

import java.time.Clock;
import java.time.Duration;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.database.Chore;
import org.sahay.store.vault.BlindIndex;
import org.sahay.store.vault.Envelopes;
import org.sahay.store.vault.PhoneIndex;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of identity. */
@Configuration(proxyBeanMethods = false)
@Import(RedisConfiguration.class)
public class IdentityConfiguration {
    @Bean
    CareLinks careLinks(JdbcClient jdbc, Clock clock) {
        return new CareLinks(jdbc, clock);
    }

    @Bean
    LocalPrincipals localPrincipals(JdbcClient jdbc) {
        return new LocalPrincipals(jdbc);
    }

    @Bean
    PhoneHashes phoneHashes(BlindIndex index) {
        return new PhoneHashes(index);
    }

    @Bean
    People people(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Vault vault,
            PhoneIndex index,
            PhoneHashes hashes,
            AuditTrail audit,
            Clock clock) {
        return new People(jdbc, transaction, vault, index, hashes, audit, clock);
    }

    @Bean
    Ashas ashas(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            People people,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        return new Ashas(new AshaRows(jdbc), transaction, people, sessions, audit, clock);
    }

    @Bean
    Residents residents(JdbcClient jdbc, BlindIndex index) {
        return new Residents(jdbc, new AshaRows(jdbc), index);
    }

    @Bean
    Profiles profiles(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            People people,
            Residents residents,
            CareLinks links,
            Vault vault,
            RowSeals seals,
            ReleasedEvents released,
            AuditTrail audit,
            Clock clock) {
        var edits = new ProfileEdits(new ProfileEditRows(jdbc), seals, released);
        return new Profiles(transaction, new ProfileRows(jdbc), edits, people, residents, links, vault, audit, clock);
    }

    @Bean
    Chore overdueProfileEdits(Profiles profiles) {
        return new Chore("profile-edits-overdue", Duration.ofHours(1), profiles::forceOverdue);
    }

    @Bean
    Delegations delegations(TransactionTemplate transaction, CareLinks links, AuditTrail audit) {
        return new Delegations(transaction, links, audit);
    }

    @Bean
    ShortLivedState shortLivedState(StringRedisTemplate redis) {
        return new ShortLivedState(redis);
    }

    @Bean
    SignInCodes signInCodes(
            ShortLivedState state,
            BlindIndex index,
            Envelopes envelopes,
            TransactionTemplate transaction,
            AuditTrail audit,
            Clock clock) {
        return new SignInCodes(state, index, envelopes, transaction, audit, clock);
    }

    @Bean
    CodesToSend codesToSend(ShortLivedState state, Envelopes envelopes, Clock clock) {
        return new CodesToSend(state, envelopes, clock, CodesToSend.AGAIN_AFTER);
    }

    @Bean
    ProofIds proofIds(ShortLivedState state, Clock clock) {
        return new ProofIds(state, clock);
    }

    @Bean
    Sessions sessions(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Vault vault,
            ShortLivedState state,
            AuditTrail audit,
            Clock clock) {
        var cache = new SessionCache(state, clock);
        return new Sessions(transaction, new SessionRows(jdbc), new RefreshTokens(jdbc, vault), cache, audit, clock);
    }

    @Bean
    AuthorizationCodes authorizationCodes(ShortLivedState state, Envelopes envelopes, Sessions sessions) {
        return new AuthorizationCodes(state, envelopes, sessions);
    }

    @Bean
    Chore successorPurge(Sessions sessions) {
        return new Chore("refresh-successor-purge", Duration.ofMinutes(1), sessions::forgetSuccessors);
    }

    @Bean
    Chore sessionPurge(Sessions sessions) {
        return new Chore("session-purge", Duration.ofHours(1), sessions::purge);
    }

    @Bean
    @Profile("local")
    SignInMessages signInMessages(JdbcClient jdbc, PhoneHashes hashes, Clock clock) {
        return new SignInMessages(jdbc, hashes, clock);
    }

    @Bean
    @Profile("local")
    Chore signInMessagePurge(SignInMessages messages) {
        return new Chore("sign-in-message-purge", Duration.ofHours(1), messages::purge);
    }
}
