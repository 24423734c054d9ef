package org.sahay.api.staff;

import java.time.Clock;
import org.sahay.api.security.AccessTokens;
import org.sahay.api.security.Holders;
import org.sahay.api.security.OwnIssuer;
import org.sahay.store.roster.Clinicians;
import org.sahay.store.roster.Roster;
import org.sahay.store.staff.StaffAccounts;
import org.sahay.store.staff.StaffEnrolment;
import org.sahay.store.staff.StaffPasswords;
import org.sahay.store.staff.StaffTries;
import org.sahay.templates.Labels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires staff accounts. */
@Configuration(proxyBeanMethods = false)
@OwnIssuer
class StaffConfiguration {
    private final Passwords passwords = new Passwords();
    private final RecoveryCodes recoveryCodes = new RecoveryCodes();

    @Bean
    StaffSignIn staffSignIn(StaffAccounts accounts, StaffTries tries, Holders holders, Clock clock) {
        return new StaffSignIn(accounts, tries, holders, passwords, recoveryCodes, clock);
    }

    @Bean
    PasswordChange passwordChange(StaffAccounts accounts, StaffSignIn signIn, StaffPasswords changes) {
        return new PasswordChange(accounts, signIn, changes, passwords);
    }

    @Bean
    Enrolment enrolment(StaffEnrolment enrolment, Clock clock) {
        return new Enrolment(enrolment, passwords, recoveryCodes, clock);
    }

    @Bean
    InviteStaff inviteStaff(StaffEnrolment enrolment, Roster roster, Clinicians clinicians) {
        return new InviteStaff(enrolment, roster, clinicians);
    }

    @Bean
    PublicAddress publicAddress(AccessTokens tokens, Environment environment) {
        return new PublicAddress(tokens.issuer(), environment);
    }

    @Bean
    Pages staffPages(Labels labels) {
        return new Pages(labels);
    }

    @Bean
    FirstAdministratorInvited firstAdministrator(
            StaffProperties properties, StaffAccounts accounts, InviteStaff inviteStaff, AccessTokens tokens) {
        return new FirstAdministratorInvited(
                properties.firstAdministrator(), accounts::isAny, inviteStaff, tokens.issuer());
    }
}
