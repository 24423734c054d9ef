package org.sahay.api.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.staff.StaffProperties.FirstAdministrator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

@ApiTest
class FirstAdministratorTest {
    @TempDir
    Path folder;

    @Autowired
    TestApi api;

    @Autowired
    InviteStaff inviteStaff;

    @Test
    void theirLinkLiesInAFileForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("link");
        start("IN-01", file, false);
        String link = Files.readString(file).strip();
        assertThat(link).startsWith("https://sahay.invalid/staff/enrolment?token=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var page = new Browser(api.url("")).open(link.substring("https://sahay.invalid".length()));
        assertThat(page.body()).contains("first.administrator");
        start("IN-01", file, false);
        assertThat(Files.readString(file).strip()).isEqualTo(link);
    }

    @Test
    void nobodyIsInvitedWhereSomebodyHasAnAccount() {
        Path file = folder.resolve("link");
        start("IN-01", file, true);
        assertThat(file).doesNotExist();
    }

    @Test
    void aStartNamesAnOfficerWhoIsNotThere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> start("NOBODY", folder.resolve("link"), false))
                .withMessageContainingAll("sahay.security.first-administrator", "officerCode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://console.example.in/callback",
                "http://127.0.0.1:3000/callback",
                "https://console.example.in/callback#part",
                "app:/callback",
                "/callback"
            })
    void elsewhereACodeIsSentToNoUnsafeAddress(String uri) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new StaffClient(List.of(URI.create(uri)), false))
                .withMessageContaining("sahay.security.staff-redirect-uris");
    }

    @Test
    void withoutAnAddressThereIsNoClient() {
        var safe = List.of(URI.create("https://console.example.in/callback"), URI.create("in.example.app:/callback"));
        assertThat(new StaffClient(safe, false).findByClientId("sahay-staff")).isNotNull();
        assertThat(new StaffClient(List.of(), false).findByClientId("sahay-staff"))
                .isNull();
    }

    private void start(String officer, Path file, boolean anybody) {
        var wanted = new FirstAdministrator(officer, "first.administrator", file);
        new FirstAdministratorInvited(wanted, () -> anybody, inviteStaff, "https://sahay.invalid/")
                .run(new DefaultApplicationArguments());
    }
}
