package org.sahay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.process.LocalFailure;

class LocalSettingsTest {
    @TempDir
    Path folder;

    @Test
    void movedPortsAreRememberedInTheStateFolder() {
        LocalSettings.in(folder, folder.resolve("state")).moveTo(25_000);
        assertThat(LocalSettings.in(folder, folder.resolve("state")).apiUrl()).isEqualTo("http://127.0.0.1:25000");
    }

    @Test
    void aStateThatIsAFileIsNamedWithWhatToDo() throws IOException {
        var file = Files.writeString(folder.resolve("state"), "");
        assertThatThrownBy(() -> LocalSettings.in(folder, file))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("SAHAY_STATE");
    }

    @Test
    void theApplicationsGetTheAddressesOfThisPlatform() {
        var settings = LocalSettings.in(folder, folder).moveTo(25_000).with("sahay.example", "7");
        assertThat(settings.applicationProperties(Port.API, Port.MANAGEMENT))
                .containsEntry("spring.profiles.active", "local")
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("server.port", "25000")
                .containsEntry("management.server.port", "25001")
                .containsEntry("sahay.temporal.target", settings.temporalTarget())
                .containsEntry("sahay.temporal.namespace", "sahay")
                .containsEntry("spring.kafka.bootstrap-servers", settings.kafkaServers())
                .containsEntry("spring.data.redis.port", "25016")
                .containsEntry("spring.data.redis.timeout", "500ms")
                .containsEntry(
                        "sahay.database.url", "jdbc:postgresql://" + settings.loopback(Port.POSTGRESQL) + "/sahay")
                .containsEntry("sahay.database.user", "sahay_app")
                .containsEntry("sahay.vault.database.user", "sahay_vault")
                .containsEntry("sahay.state-dir", folder.toString())
                .containsEntry("sahay.security.issuer", "http://127.0.0.1:25000")
                .containsEntry("sahay.example", "7");
    }

    @Test
    void tlsIsRememberedAndReachesTheApplications() {
        LocalSettings.in(folder, folder).moveTo(25_000).encrypt(true);
        var settings = LocalSettings.in(folder, folder);
        assertThat(settings.apiUrl()).isEqualTo("https://127.0.0.1:25000");
        assertThat(settings.applicationProperties(Port.API, Port.MANAGEMENT))
                .containsEntry("server.ssl.enabled", "true")
                .containsEntry("sahay.security.issuer", "https://127.0.0.1:25000")
                .containsEntry("management.server.ssl.enabled", "true")
                .containsEntry(
                        "spring.ssl.bundle.pem.listener.keystore.certificate",
                        folder.resolve("tls/server.pem").toString());
        assertThat(settings.encrypt(false).apiUrl()).isEqualTo("http://127.0.0.1:25000");
    }
}
