package org.sahay.local.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Port;
import org.sahay.store.database.Secret;
import org.sahay.store.database.WhichDatabase;

/** Looks at what keeps people's texts apart: key files, roles, the database of keys, and the volume. */
record VaultExamination(LocalSettings settings) {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String REACHES = """
            select exists (select 1 from pg_namespace where nspname = 'vault' and has_schema_privilege('%1$s', oid, 'usage'))
                or exists (select 1 from pg_roles where rolname = '%1$s' and rolsuper)
            """.formatted(LocalSettings.APPLICATION_ROLE);
    private static final String KEYS_HERE =
            "select exists (select 1 from pg_class where relname = 'data_key' and relkind = 'r')";

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(keyFiles());
        findings.add(role());
        findings.add(keys());
        findings.add(volume());
        return findings;
    }

    private Finding keyFiles() {
        var subject = "key files";
        if (!Files.isDirectory(settings.state())) {
            return Finding.good(subject, "none yet");
        }
        try (var files = Files.walk(settings.state(), 2)) {
            var found = files.filter(file -> file.getFileName().toString().matches(".*keyset\\.json|.*\\.key"))
                    .toList();
            for (var file : found) {
                if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                    return Finding.bad(subject, file + " is readable by others", "chmod 600 " + file);
                }
            }
            return Finding.good(subject, "%d, for their owner alone".formatted(found.size()));
        } catch (IOException | UnsupportedOperationException e) {
            return Finding.warning(subject, "cannot be read: " + e.getMessage(), "look at them yourself");
        }
    }

    private Finding role() {
        var subject = "role of the vault";
        try {
            return ask(urlOf("sahay.database.url"), REACHES)
                    ? Finding.bad(
                            subject,
                            LocalSettings.APPLICATION_ROLE + ", the application's role, reaches schema vault",
                            "'./sahay up' takes its grants away; revoke what somebody else granted")
                    : Finding.good(subject, LocalSettings.VAULT_ROLE + "; the application's role does not reach it");
        } catch (SQLException e) {
            return notLookedAt(subject);
        }
    }

    private Finding keys() {
        var subject = "keys of texts";
        var texts = urlOf("sahay.database.url");
        var keys = urlOf("sahay.vault.keys.url");
        try {
            var ofTexts = which(texts);
            var ofKeys = which(keys);
            if (ofKeys.equals(ofTexts) || ask(texts, KEYS_HERE)) {
                return Finding.bad(
                        subject,
                        "in the database of the texts, " + ofTexts.name(),
                        "keep them in another: sahay.vault.keys.url");
            }
            if (!ask(keys, KEYS_HERE)) {
                return Finding.good(subject, "none yet");
            }
            return Finding.good(
                    subject,
                    "in the database %s; %s"
                            .formatted(
                                    ofKeys.name(),
                                    ofKeys.isOnServerOf(ofTexts)
                                            ? "on the texts' server, as for development alone"
                                            : "on a server of their own"));
        } catch (SQLException e) {
            return notLookedAt(subject);
        }
    }

    private static Finding notLookedAt(String subject) {
        return Finding.good(subject, "not looked at: PostgreSQL does not run");
    }

    /** As the applications are told. */
    private String urlOf(String setting) {
        return settings.applicationProperties(Port.API, Port.MANAGEMENT).getOrDefault(setting, "");
    }

    private static WhichDatabase which(String url) throws SQLException {
        return WhichDatabase.ask(url, LocalSettings.DATABASE_USER, Secret.of(""));
    }

    private static boolean ask(String url, String sql) throws SQLException {
        var soon = url + (url.contains("?") ? "&" : "?") + "connectTimeout=2&loginTimeout=2";
        try (var connection = DriverManager.getConnection(soon, LocalSettings.DATABASE_USER, "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** What Linux tells of a volume that dm-crypt encrypts. */
    private Finding volume() {
        var subject = "volume of the state folder";
        var folder = settings.state();
        while (!Files.exists(folder)) {
            folder = folder.getParent() == null ? Path.of("/") : folder.getParent();
        }
        try {
            var device = Path.of(Files.getFileStore(folder).name());
            var uuid = Files.exists(device)
                    ? Path.of(
                            "/sys/class/block",
                            device.toRealPath().getFileName().toString(),
                            "dm/uuid")
                    : device;
            if (Files.isReadable(uuid) && Files.readString(uuid).startsWith("CRYPT-")) {
                return Finding.good(subject, device + " is encrypted");
            }
            return Finding.warning(
                    subject,
                    device + " is not encrypted, as far as can be seen",
                    "nothing for synthetic people; for others encrypt it, see README");
        } catch (IOException e) {
            return Finding.warning(subject, "cannot be read: " + e.getMessage(), "look at it yourself");
        }
    }
}
