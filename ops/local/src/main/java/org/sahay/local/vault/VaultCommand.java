package org.sahay.local.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.LocalFailure;
import org.sahay.store.vault.LocalKeyEncryption;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./sahay vault}: is for {@code status} and {@code rotate}. */
@Command(
        name = "vault",
        mixinStandardHelpOptions = true,
        description = "Looks after the keys of people's texts on the local platform.",
        subcommands = {VaultCommand.Status.class, VaultCommand.Rotate.class})
public final class VaultCommand implements Runnable {
    private static final String FILE = "vault-key-encryption-keyset.json";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    private static Path file(LocalSettings settings) {
        var file = settings.state().resolve(FILE);
        if (!Files.exists(file)) {
            throw new LocalFailure("There is no key-encryption key in %s yet; './sahay up' makes it.".formatted(file));
        }
        return file;
    }

    /** {@code ./sahay vault status}. */
    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Tells what wraps the data keys, and how many texts are of which version.")
    static final class Status implements Callable<Integer> {
        private static final String KEYS = "select wrapped_by, count(*) from keys.data_key group by 1 order by 1";
        private static final String TEXTS =
                "select 'version ' || version, count(*) from vault.sealed_text group by 1 order by 1";

        @Override
        public Integer call() {
            var settings = LocalSettings.ofCheckout();
            System.out.println("newest key-encryption key: " + LocalKeyEncryption.newest(file(settings)));
            print(settings, LocalSettings.KEYS_DATABASE, KEYS, "data keys wrapped by");
            print(settings, "sahay", TEXTS, "texts of");
            return ExitCode.OK;
        }

        private static void print(LocalSettings settings, String database, String sql, String what) {
            try (var connection = DriverManager.getConnection(settings.jdbcUrl(database));
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    System.out.printf("%8d %s %s%n", rows.getLong(2), what, rows.getString(1));
                }
            } catch (SQLException e) {
                throw new LocalFailure(
                        "The database %s does not answer; './sahay up' starts it.".formatted(database), e);
            }
        }
    }

    /** {@code ./sahay vault rotate}. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Makes a newer key-encryption key; the data keys are wrapped anew within ten minutes.")
    static final class Rotate implements Callable<Integer> {
        @Override
        public Integer call() {
            System.out.println("newest key-encryption key: "
                    + LocalKeyEncryption.rotate(file(LocalSettings.ofCheckout()))
                    + "; './sahay vault status' tells how far the data keys are");
            return ExitCode.OK;
        }
    }
}
