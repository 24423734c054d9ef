package org.sahay.local.people;

import java.util.List;
import org.sahay.api.staff.LocalAccounts.Account;
import org.sahay.local.platform.LocalSettings;

/** Tells how to sign in as the operator of a local platform. */
public final class OperatorSignIn {
    private static final int CODES = 3;

    private OperatorSignIn() {}

    public static List<String> lines(Account account, LocalSettings settings) {
        return List.of(
                "Payloads of workflows are sealed. To read them in the Temporal UI for half an hour, sign in:",
                "  at              " + settings.codecUrl() + "/login",
                "  user name       " + account.userName(),
                "  password        " + account.password(),
                "  recovery codes  " + String.join("  ", account.recoveryCodes().subList(0, CODES))
                        + "  (each works once)");
    }
}
