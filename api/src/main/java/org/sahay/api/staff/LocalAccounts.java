package org.sahay.api.staff;

import java.util.List;
import java.util.Optional;
import org.sahay.store.staff.Credentials;
import org.sahay.store.staff.StaffEnrolment;
import org.sahay.store.staff.UserName;
import org.sahay.workflows.identity.Role;

/** Sets accounts up in a person's place: for a developer's machine, which has nobody to hand a link over to. */
public final class LocalAccounts {
    private static final long NO_STEP = 0; // Nobody has the key of the app.

    private final StaffEnrolment enrolment;
    private final Passwords passwords = new Passwords();
    private final RecoveryCodes codes = new RecoveryCodes();

    public LocalAccounts(StaffEnrolment enrolment) {
        this.enrolment = enrolment;
    }

    /** What to sign in with; prints nothing but the name. */
    public record Account(String userName, String password, List<String> recoveryCodes) {
        public Account {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        @Override
        public String toString() {
            return "Account " + userName;
        }
    }

    /**
     * An account with a new password and new recovery codes; what they had before is worth nothing any more.
     *
     * @param role of somebody who is in no roster
     * @return empty when the name is somebody else's
     */
    public Optional<Account> make(Role role, UserName name) {
        return enrolment.invite(null, role, name, null).map(invitation -> {
            var account = new Account(name.text(), codes.random().getFirst(), codes.random());
            var hashes = account.recoveryCodes().stream().map(codes::hash).toList();
            var credentials = new Credentials(
                    passwords.hash(account.password()), TotpKey.random().base32(), NO_STEP, hashes);
            if (!enrolment.enrol(invitation.token(), credentials)) {
                throw new IllegalStateException("Somebody else used the invitation of " + name.text());
            }
            return account;
        });
    }
}
