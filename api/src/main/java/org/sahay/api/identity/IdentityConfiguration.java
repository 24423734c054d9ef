package org.sahay.api.identity;

import org.sahay.api.ratelimit.RateLimits;
import org.sahay.api.security.AccessTokens;
import org.sahay.api.security.Holders;
import org.sahay.api.security.OwnIssuer;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.identity.Ashas;
import org.sahay.store.identity.People;
import org.sahay.store.identity.Profiles;
import org.sahay.store.identity.Sessions;
import org.sahay.store.identity.SignInCodes;
import org.sahay.store.place.Places;
import org.sahay.store.roster.Clinicians;
import org.sahay.store.roster.Roster;
import org.sahay.templates.Labels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires signing in and profiles. */
@Configuration(value = "signInConfiguration", proxyBeanMethods = false)
class IdentityConfiguration {
    @Bean
    @OwnIssuer
    SignIn signIn(
            SignInCodes codes,
            People people,
            Sessions sessions,
            Holders holders,
            AccessTokens tokens,
            RateLimits limits) {
        return new SignIn(codes, people, sessions, holders, tokens, limits);
    }

    @Bean
    MyProfile myProfile(
            Profiles profiles,
            Ashas ashas,
            Places places,
            Roster roster,
            Clinicians clinicians,
            TransactionTemplate transactions,
            AuditTrail audit,
            Labels labels) {
        return new MyProfile(
                profiles, ashas, places, roster, clinicians, transactions, audit, new ProfileViews(labels));
    }

    @Bean
    MyProfileHistory myProfileHistory(Profiles profiles, MyProfile mine, Labels labels) {
        return new MyProfileHistory(profiles, mine, labels);
    }
}
