package org.sahay.local.audit;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sahay.local.platform.LocalSettings;
import org.sahay.store.audit.AuditFolder;
import org.sahay.store.audit.AuditVerifier;
import org.sahay.store.audit.Checkpoints;
import org.sahay.store.audit.FileCheckpoints;
import org.sahay.store.audit.ObjectCheckpoints;
import org.sahay.store.audit.Verdict;
import org.sahay.store.database.DatabaseProperties;
import org.sahay.store.database.Secret;
import org.sahay.store.objects.FolderStorage;
import org.sahay.store.objects.ObjectStorage;
import org.sahay.store.objects.ObjectStorageException;
import org.sahay.store.objects.S3Place;
import org.sahay.store.objects.S3Storage;
import org.sahay.store.vault.VaultException;
import org.sahay.store.vault.VerifyingKeys;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./sahay audit}: is for {@code verify}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Looks after the audit trail.",
        subcommands = AuditCommand.Verify.class)
public final class AuditCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** {@code ./sahay audit verify}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Recomputes the sealed part of the audit trail, with public keys and a role that may read, and says"
                            + " what was edited, deleted, inserted, put in another order, cut off or forged.",
            footer = {
                "",
                "Ends with 0 when all is as it was sealed, 1 when something is not, 3 when it cannot be verified.",
                "A password is read from $SAHAY_DATABASE_PASSWORD."
            })
    static final class Verify implements Callable<Integer> {
        private static final int FOUND = 1;
        private static final int CANNOT = 3;
        private static final String S3 = "s3://";
        private static final Duration NO_LIMIT = Duration.ZERO;

        @Option(
                names = "--database",
                paramLabel = "URL",
                description = "JDBC address of the database; the local platform's when absent.")
        private @Nullable String database;

        @Option(
                names = "--user",
                paramLabel = "ROLE",
                defaultValue = "postgres",
                description = "A role that may read; ${DEFAULT-VALUE} when absent.")
        private String user = "";

        @Option(
                names = "--keys",
                paramLabel = "FILE",
                description = "The sealer's public keys; the local platform's when absent.")
        private @Nullable Path keys;

        @Option(
                names = "--checkpoints",
                paramLabel = "FOLDER",
                description = "Where the newest blocks were noted; the local platform's when absent.")
        private @Nullable Path checkpoints;

        @Option(
                names = "--objects",
                paramLabel = "PLACE",
                description = {
                    "Object storage in which they are noted, too: a folder, or s3://BUCKET with the access that",
                    "$AWS_ACCESS_KEY_ID and the like give; the local platform's folder when absent."
                })
        private @Nullable String objects;

        @Option(
                names = "--endpoint",
                paramLabel = "URL",
                description = "Address of an S3 that is not Amazon's; its buckets are named in the path.")
        private @Nullable URI endpoint;

        @Option(
                names = "--region",
                paramLabel = "REGION",
                defaultValue = "ap-south-1",
                description = "Region of the bucket; ${DEFAULT-VALUE} when absent.")
        private String region = "";

        @Option(names = "--json", description = "Prints one JSON object.")
        private boolean json;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var settings = LocalSettings.ofCheckout();
            var folder = new AuditFolder(settings.state());
            var clock = Clock.systemUTC();
            try {
                var trusted = VerifyingKeys.read(Optional.ofNullable(keys).orElse(folder.publicKeys()));
                Verdict verdict = AuditVerifier.verify(
                        database(Optional.ofNullable(database).orElse(settings.jdbcUrl("sahay"))),
                        trusted,
                        noted(folder, trusted, clock),
                        clock);
                var report = new AuditReport(verdict, clock.instant());
                out(json ? report.json() : report.text());
                return report.isClean() ? 0 : FOUND;
            } catch (SQLException | DataAccessException | TransactionException e) {
                return cannot("The database cannot be read: " + e.getMessage());
            } catch (ObjectStorageException e) {
                return cannot(e.getMessage() + ".");
            } catch (VaultException e) {
                return cannot(e.getMessage() + ": start the platform once, or name the file by --keys.");
            }
        }

        /** The local platform notes in both; of another one the places are as they are named. */
        private List<Checkpoints> noted(AuditFolder folder, VerifyingKeys trusted, Clock clock) {
            var places = new ArrayList<Checkpoints>();
            places.add(new FileCheckpoints(Optional.ofNullable(checkpoints).orElse(folder.checkpoints())));
            if (objects != null) {
                places.add(new ObjectCheckpoints(storage(objects), trusted, clock, Duration.ZERO));
            } else if (checkpoints == null && database == null) {
                places.add(new ObjectCheckpoints(new FolderStorage(folder.objects()), trusted, clock, Duration.ZERO));
            }
            return places;
        }

        private ObjectStorage storage(String named) {
            return named.startsWith(S3)
                    ? new S3Storage(new S3Place(
                            named.substring(S3.length()), endpoint, region, endpoint != null, null, null, null))
                    : new FolderStorage(Path.of(named));
        }

        private DatabaseProperties database(String url) {
            String password = Optional.ofNullable(System.getenv("SAHAY_DATABASE_PASSWORD"))
                    .orElse("");
            return new DatabaseProperties(url, user, Secret.of(password), 1, NO_LIMIT, false, null, false);
        }

        private int cannot(String reason) {
            if (spec != null) {
                spec.commandLine().getErr().println(reason);
            }
            return CANNOT;
        }

        private void out(String report) {
            if (spec != null) {
                spec.commandLine().getOut().print(report);
                spec.commandLine().getOut().flush();
            }
        }
    }
}
