package org.sahay.api.staff;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.sahay.api.security.Holders;
import org.sahay.store.staff.StaffAccount;
import org.sahay.store.staff.StaffAccounts;
import org.sahay.store.staff.StaffTries;
import org.sahay.store.staff.UserName;
import org.sahay.workflows.identity.Role;

/**
 * What staff signs in with: first what they know, then what they have. Why a name or password is refused is not told, and
 * refusing takes as long whether or not there is such a name.
 */
final class StaffSignIn {
    private final StaffAccounts accounts;
    private final StaffTries tries;
    private final Holders holders;
    private final Passwords passwords;
    private final RecoveryCodes recoveryCodes;
    private final Clock clock;

    StaffSignIn(
            StaffAccounts accounts,
            StaffTries tries,
            Holders holders,
            Passwords passwords,
            RecoveryCodes recoveryCodes,
            Clock clock) {
        this.accounts = accounts;
        this.tries = tries;
        this.holders = holders;
        this.passwords = passwords;
        this.recoveryCodes = recoveryCodes;
        this.clock = clock;
    }

    /** Whose second factor is asked for. */
    record Person(UUID id, Role role) {}

    /** Empty alike for a wrong password, an unknown name, somebody who left, and an account that is locked or must wait. */
    Optional<Person> byPassword(String userName, String password) {
        Optional<StaffAccount> account = UserName.parse(userName).flatMap(accounts::named);
        boolean mayTry = account.map(known -> tries.begin(known.id())).orElse(true);
        boolean right = passwords.matches(
                password, account.map(StaffAccount::passwordHash).orElse(null));
        if (account.isEmpty() || !mayTry || !right) {
            return Optional.empty();
        }
        tries.wasRight(account.get().id());
        return account.map(known -> new Person(known.id(), known.role()))
                .filter(person -> holders.of(person.id(), person.role()).isPresent());
    }

    /** Whether it is the app's code of now, for the first time. */
    boolean byTotp(Person person, String code) {
        return byTotp(person, code, step -> accounts.signIn(person.id(), person.role(), step));
    }

    /** The same for another deed than to sign in; it uses the code's time step up, and says whether it could. */
    boolean byTotp(Person person, String code, LongPredicate deed) {
        return tried(person, account -> {
            OptionalLong step = accounts.totpKey(account.id())
                    .map(key -> TotpKey.of(key).step(code.strip(), clock.instant()))
                    .orElse(OptionalLong.empty());
            return step.isPresent() && deed.test(step.getAsLong());
        });
    }

    /** Whether it is one of the recovery codes, for the first time. */
    boolean byRecoveryCode(Person person, String code) {
        return tried(
                person,
                account -> recoveryCodes
                        .typed(code)
                        .filter(typed -> accounts.recoveryCode(account.id(), typed.position())
                                .filter(hash -> recoveryCodes.matches(typed, hash))
                                .isPresent())
                        .filter(typed -> accounts.signInByRecoveryCode(account.id(), account.role(), typed.position()))
                        .isPresent());
    }

    private boolean tried(Person person, Predicate<Person> rule) {
        return tries.begin(person.id())
                && holders.of(person.id(), person.role()).isPresent()
                && rule.test(person);
    }
}
