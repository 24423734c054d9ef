package org.sahay.api.staff;

import java.util.Optional;
import org.sahay.api.staff.StaffSignIn.Person;
import org.sahay.store.staff.StaffAccount;
import org.sahay.store.staff.StaffAccounts;
import org.sahay.store.staff.StaffPasswords;
import org.sahay.store.staff.UserName;

/** Gives somebody another password who shows both factors as at sign-in, with the same tries. */
final class PasswordChange {
    /** Alike for a wrong name, password and code. */
    private static final String REFUSED = "staff.change.refused";

    private final StaffAccounts accounts;
    private final StaffSignIn signIn;
    private final StaffPasswords changes;
    private final Passwords passwords;

    PasswordChange(StaffAccounts accounts, StaffSignIn signIn, StaffPasswords changes, Passwords passwords) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.changes = changes;
        this.passwords = passwords;
    }

    /** What somebody typed; prints nothing. */
    record Typed(String userName, String present, String code, String password, String again) {
        @Override
        public String toString() {
            return "Typed";
        }
    }

    /** The label of why not; empty when the new password holds. The code of a refused one can be used again. */
    Optional<String> change(Typed typed) {
        Optional<UserName> name = UserName.parse(typed.userName());
        Optional<StaffAccount> account = name.flatMap(accounts::named);
        Optional<Person> person = signIn.byPassword(typed.userName(), typed.present());
        if (account.isEmpty() || person.isEmpty()) {
            return Optional.of(REFUSED);
        }
        return passwords
                .refusal(typed.password(), typed.again(), name.orElseThrow().text())
                .or(() -> changed(account.get(), person.get(), typed) ? Optional.empty() : Optional.of(REFUSED));
    }

    private boolean changed(StaffAccount account, Person person, Typed typed) {
        return signIn.byTotp(
                person, typed.code(), step -> changes.change(account, step, passwords.hash(typed.password())));
    }
}
