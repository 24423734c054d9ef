package org.sahay.api.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.staff.StaffProperties.FirstAdministrator;
import org.sahay.workflows.identity.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Invites, where nobody has an account yet, the administrator who invites all others. The link goes to a file that is not there
 * before and that its owner alone can read; never to the log. Whoever lets it grow old deletes it and starts again.
 */
final class FirstAdministratorInvited implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministratorInvited.class);

    private final @Nullable FirstAdministrator wanted;
    private final BooleanSupplier anybody;
    private final InviteStaff inviteStaff;
    private final String issuer;

    /**
     * @param anybody whether somebody has set up an account
     * @param issuer the address people know this API by
     */
    FirstAdministratorInvited(
            @Nullable FirstAdministrator wanted, BooleanSupplier anybody, InviteStaff inviteStaff, String issuer) {
        this.wanted = wanted;
        this.anybody = anybody;
        this.inviteStaff = inviteStaff;
        this.issuer = issuer;
    }

    /** @throws IllegalStateException when there is no such officer, or no such name can be */
    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted == null || Files.exists(wanted.linkFile()) || anybody.getAsBoolean()) {
            return;
        }
        var person = new NewStaffJson(Role.NATIONAL_ADMIN.code(), wanted.officerCode(), null, wanted.userName());
        try {
            write(wanted.linkFile(), EnrolmentLinks.of(inviteStaff.invite(person, null), issuer));
        } catch (ProblemException refused) {
            throw new IllegalStateException(
                    "sahay.security.first-administrator names nobody who can be invited: "
                            + refused.problem().field() + " is "
                            + refused.problem().code().code(),
                    refused);
        } catch (IOException e) {
            throw new UncheckedIOException("The file sahay.security.first-administrator.link-file cannot be made", e);
        }
        LOG.info("Nobody of staff has an account yet: the first administrator's link is in {}", wanted.linkFile());
    }

    private static void write(Path file, String link) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, link + "\n", StandardOpenOption.WRITE);
    }
}
