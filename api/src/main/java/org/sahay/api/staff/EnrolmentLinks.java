package org.sahay.api.staff;

import org.sahay.store.staff.Invitation;

/** The form in which an invitation is handed over. */
public final class EnrolmentLinks {
    private EnrolmentLinks() {}

    /** @param base the address people know the API by */
    public static String of(Invitation invitation, String base) {
        return base.replaceAll("/$", "") + EnrolmentPages.PATH + "?token=" + invitation.token();
    }
}
