package org.sahay.api.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sahay.api.staff.StaffProperties.FirstAdministrator;
import org.sahay.store.staff.Invitation;
import org.sahay.store.staff.StaffAccounts;
import org.sahay.workflows.identity.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Invites, where nobody has an account yet, the administrator who invites all others. The link goes to a file that is not there
 * before and that its owner alone can read; never to the log.
 */
final class FirstAdministratorInvited implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministratorInvited.class);

    private final @Nullable FirstAdministrator wanted;
    private final StaffAccounts accounts;
    private final InviteStaff inviteStaff;
    private final String issuer;

    /** @param issuer the address people know this API by */
    FirstAdministratorInvited(
            @Nullable FirstAdministrator wanted, StaffAccounts accounts, InviteStaff inviteStaff, String issuer) {
        this.wanted = wanted;
        this.accounts = accounts;
        this.inviteStaff = inviteStaff;
        this.issuer = issuer;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted == null || accounts.isAny()) {
            return;
        }
        var person = new NewStaffJson(Role.NATIONAL_ADMIN.code(), wanted.officerCode(), wanted.userName());
        Path file = wanted.linkFile();
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
            Invitation invitation = inviteStaff.invite(person, null);
            String link = EnrolmentLinks.of(invitation, issuer);
            Files.writeString(file, link + "\n", StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file sahay.security.first-administrator.link-file cannot be made; it must not be there yet",
                    e);
        }
        LOG.info("Nobody of staff has an account yet: the first administrator's link is in {}", file);
    }
}
