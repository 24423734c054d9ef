package org.sahay.api.staff;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sahay.store.staff.Credentials;
import org.sahay.store.staff.Invited;
import org.sahay.store.staff.StaffEnrolment;

/** Sets an account up: a password, an authenticator app that was seen to work, and recovery codes. */
final class Enrolment {
    private final StaffEnrolment enrolment;
    private final Passwords passwords;
    private final RecoveryCodes recoveryCodes;
    private final Clock clock;

    Enrolment(StaffEnrolment enrolment, Passwords passwords, RecoveryCodes recoveryCodes, Clock clock) {
        this.enrolment = enrolment;
        this.passwords = passwords;
        this.recoveryCodes = recoveryCodes;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** The recovery codes, to be shown this once. */
        record Done(List<String> recoveryCodes) implements Outcome {
            public Done {
                recoveryCodes = List.copyOf(recoveryCodes);
            }

            @Override
            public String toString() {
                return "Done";
            }
        }

        /** Try again; the label says why. */
        record Refused(String label) implements Outcome {}

        /** The invitation is worth nothing any more. */
        record Over() implements Outcome {}
    }

    /** What somebody typed; prints nothing. */
    record Typed(String password, String again, String code) {
        @Override
        public String toString() {
            return "Typed";
        }
    }

    Optional<Invited> invited(String token) {
        return enrolment.invited(token);
    }

    Outcome enrol(String token, TotpKey key, Typed typed) {
        Optional<Invited> invited = enrolment.invited(token);
        if (invited.isEmpty()) {
            return new Outcome.Over();
        }
        Optional<String> refusal =
                passwords.refusal(typed.password(), typed.again(), invited.get().userName());
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        OptionalLong step = key.step(typed.code().strip(), clock.instant());
        return step.isEmpty()
                ? new Outcome.Refused("staff.enrol.wrong-code")
                : keep(token, key, typed.password(), step.getAsLong());
    }

    private Outcome keep(String token, TotpKey key, String password, long step) {
        List<String> codes = recoveryCodes.random();
        List<String> hashes = codes.stream().map(recoveryCodes::hash).toList();
        return enrolment.enrol(token, new Credentials(passwords.hash(password), key.base32(), step, hashes))
                ? new Outcome.Done(codes)
                : new Outcome.Over();
    }
}
