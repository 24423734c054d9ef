package org.sahay.faults.platform;

import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.LocalTokens;
import org.sahay.faults.load.ComplaintClient;
import org.sahay.faults.load.Credentials;
import org.sahay.faults.load.Journal;
import org.sahay.local.agreement.Entry;
import org.sahay.local.agreement.OwedNotices;
import org.sahay.local.agreement.StoredAccounts;
import org.sahay.local.people.LocalStore;
import org.sahay.local.people.Seeding;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalPlatform.State;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Progress;
import org.sahay.store.roster.Officer;
import org.sahay.store.roster.Roster;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real servers with the product on them in one of three forms: API and workers as two processes in real time, the same
 * with an API as the world sees it, or both in one process in which an hour of a policy lasts {@link #HOUR}. Logs stay in
 * {@code target/platform/run}.
 */
public final class FaultPlatform implements AutoCloseable {
    public static final Duration HOUR = Duration.ofMillis(600);
    private static final Path STATE = Path.of("target", "platform").toAbsolutePath();

    private final LocalPlatform cluster;
    private final LocalPlatform laptop;
    private final LocalPlatform exposed;
    private final LocalTokens tokens;
    private final List<Journal> journals = new CopyOnWriteArrayList<>();
    private boolean encrypted;
    private @Nullable LocalStore store;

    private FaultPlatform(LocalPlatform cluster, LocalPlatform laptop, LocalPlatform exposed) {
        this.cluster = cluster;
        this.laptop = laptop;
        this.exposed = exposed;
        this.tokens = LocalTokens.in(cluster.settings().state());
    }

    static FaultPlatform start() {
        var settings = LocalSettings.ephemeral(STATE).with("sahay.vault.rotation-every", "1s");
        if (Files.exists(STATE)) {
            var former = LocalPlatform.of(settings, Progress.silent());
            former.stop();
            former.wipe();
        }
        var fast = settings.with("sahay.time-scale-ms-per-hour", Long.toString(HOUR.toMillis()));
        return new FaultPlatform(
                LocalPlatform.start(settings, Progress.console(), Set.of()),
                LocalPlatform.of(fast, Progress.console()),
                LocalPlatform.of(exposed(settings), Progress.console()));
    }

    /** Over TLS, and with the limits that everybody else has. */
    private static LocalSettings exposed(LocalSettings settings) {
        return new LocalSettings(
                settings.home(), settings.state(), settings.tools(), settings.ports(), true, true, Map.of());
    }

    /** API and workers as two processes, everything ready. */
    public LocalPlatform cluster() {
        stop(Service.APPLICATION);
        if (encrypted) {
            stop(Service.API);
            encrypted = false;
        }
        cluster.start(Service.CLUSTER);
        openStore();
        return cluster;
    }

    /** API and workers as one process, everything ready. */
    public LocalPlatform laptop() {
        stop(Service.API);
        encrypted = false;
        stop(Service.WORKERS);
        laptop.start(Service.LAPTOP);
        openStore();
        return laptop;
    }

    /** As {@link #cluster()}, with an API as the world sees it: over TLS, and nobody may ask as often as they like. */
    public LocalPlatform exposed() {
        if (!encrypted) {
            cluster();
            stop(Service.API);
            encrypted = true;
        }
        exposed.startAlone(Service.API);
        return exposed;
    }

    private void stop(Service service) {
        if (cluster.state(service) != State.STOPPED) {
            cluster.stop(service);
        }
    }

    private void openStore() {
        if (store == null) {
            store = LocalStore.open(cluster.settings());
            new Seeding(store).shipped();
        }
    }

    public LocalSettings settings() {
        return cluster.settings();
    }

    /** What the exposed API tells of itself under that name. */
    public double metric(String name) {
        var address = exposed.settings().managementUrl() + "/actuator/prometheus";
        try {
            var connection = (HttpsURLConnection) URI.create(address).toURL().openConnection();
            connection.setSSLSocketFactory(exposed.settings().trust().getSocketFactory());
            try (var in = connection.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith(name))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .findFirst()
                        .orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token of a citizen's that whoever has it may use. */
    public String plainToken(UUID citizen) {
        return plainToken(citizen, Role.CITIZEN);
    }

    /** The same in a role that is no officer's. */
    public String plainToken(UUID who, Role role) {
        return tokens.issue(new Actor(who, role, Area.COUNTRY), Duration.ofHours(1));
    }

    /** The same of an officer's. */
    public String officerToken(UUID id) {
        Officer officer = bean(Roster.class).byId(id).orElseThrow();
        return tokens.issue(new Actor(id, officer.role(), officer.area()), Duration.ofHours(1));
    }

    /** The officer of a role with the lowest code; of any place when that is null. */
    public UUID officer(Role role, @Nullable Integer lgdState, @Nullable Integer lgdDistrict) {
        return bean(Roster.class)
                .lowestCode(role, lgdState, lgdDistrict)
                .map(Officer::id)
                .orElseThrow();
    }

    public ComplaintClient client() {
        return new ComplaintClient(settings().apiUrl(), Credentials.plain(this::plainToken));
    }

    /** A new journal of that name beside the logs; whatever is filed on this platform is in one. */
    public Journal journal(String name) {
        var journal = Journal.in(settings().state().resolve("run").resolve(name + ".journal"));
        journals.add(journal);
        return journal;
    }

    /** Everything that was ever filed here. */
    List<Journal.Entry> filed() {
        return journals.stream().flatMap(journal -> journal.entries().stream()).toList();
    }

    /** The entries of a complaint's timeline, by seq. */
    public List<Entry> timeline(UUID complaint) {
        return new StoredAccounts(jdbc())
                .course(complaint).stream().map(OwedNotices.Course::entry).toList();
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    public WorkflowClient temporal() {
        return bean(WorkflowClient.class);
    }

    public DataConverter converter() {
        return bean(DataConverter.class);
    }

    /** Whom routing would choose above a level in a state. */
    public UUID superior(int lgdState, int level) {
        Role role = Role.ofRung(Math.min(level + 1, 3));
        return officer(role, role == Role.NATIONAL_ADMIN ? null : lgdState, null);
    }

    /** A part of the product's own store, on the platform's databases. */
    public <T> T store(Class<T> type) {
        return bean(type);
    }

    private <T> T bean(Class<T> type) {
        return Objects.requireNonNull(store, "cluster() or laptop() comes first")
                .bean(type);
    }

    @Override
    public void close() {
        journals.forEach(Journal::close);
        if (store != null) {
            store.close();
        }
        cluster.stop();
    }
}
