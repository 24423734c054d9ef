package org.sahay.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sahay.bench.accept.AcceptBenchmark;
import org.sahay.bench.audit.AuditBenchmark;
import org.sahay.bench.dpop.DpopBenchmark;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Target;
import org.sahay.bench.overload.OverloadBenchmark;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.sync.ProjectionBenchmark;
import org.sahay.bench.sync.SyncBenchmark;
import org.sahay.bench.sync.SyncReplayBenchmark;
import org.sahay.bench.sync.SyncSoak;
import org.sahay.bench.timers.TimersBenchmark;
import org.sahay.bench.vault.VaultBenchmark;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./sahay bench}: measures on a platform of its own and prints what it found; ends with 1 when a target is missed. */
@Command(
        name = "sahay bench",
        description = "Measures the product on throwaway servers, beside a peer where there is one; a few minutes.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "accept   POST /v1/complaints to 201, beside a bare JDBC insert of the same rows.",
            "audit    POST /v1/complaints and GET /v1/profile/me with the audit trail, beside the same without.",
            "dpop     GET /v1/profile/me with DPoP, beside the same with a plain bearer token.",
            "overload POST /v1/complaints when 1, 2, 5 and 10 times the peak is offered; needs taskset.",
            "projection  from the ack of a batch to the series that shows it, at half the top rate.",
            "sync     POST /v1/sync/events:batch, beside a bare JDBC insert of the same rows, and beside",
            "         a HAPI FHIR server that takes the same readings; it is built the first time.",
            "sync-replay  the same batches again, beside new ones.",
            "timers   1,000 deadlines due at one instant, then 600 within a minute.",
            "vault    POST /v1/complaints with texts sealed, beside the same with texts kept as they are."
        })
public final class BenchCommand implements Callable<Integer> {
    enum Name {
        ACCEPT,
        AUDIT,
        DPOP,
        OVERLOAD,
        PROJECTION,
        SYNC,
        SYNC_REPLAY,
        TIMERS,
        VAULT;

        Benchmark benchmark() {
            return switch (this) {
                case ACCEPT -> new AcceptBenchmark();
                case AUDIT -> new AuditBenchmark();
                case DPOP -> new DpopBenchmark();
                case OVERLOAD -> new OverloadBenchmark();
                case PROJECTION -> new ProjectionBenchmark();
                case SYNC -> new SyncBenchmark();
                case SYNC_REPLAY -> new SyncReplayBenchmark();
                case TIMERS -> new TimersBenchmark();
                case VAULT -> new VaultBenchmark();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private Name name = Name.ACCEPT;

    @Option(names = "--json", description = "Prints one JSON object instead of the table.")
    private boolean json;

    @Option(
            names = "--set",
            paramLabel = "PROPERTY=VALUE",
            description = "A Spring property for the application that is measured, to try another setting.")
    private Map<String, String> chosen = Map.of();

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            converter = SoakTime.class,
            description = "For sync: so long at a part of the top rate, to see whether memory grows, as in 10m or 90s.")
    private @Nullable Duration soak;

    private BenchCommand() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(BenchCommand::explain)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (soak != null && name != Name.SYNC) {
            throw new LocalFailure("--soak is for ./sahay bench sync alone.");
        }
        try (var lab = Lab.open(chosen, Progress.console())) {
            var report = (soak == null ? name.benchmark() : new SyncSoak(soak)).run(lab);
            print(report, System.out);
            return report.targets().stream().allMatch(Target::met)
                    ? CommandLine.ExitCode.OK
                    : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void print(Report report, PrintStream out) {
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(report));
            return;
        }
        report.table().forEach(out::println);
        chosen.forEach((property, value) -> out.println("  set: " + property + "=" + value));
        out.println();
        report.targets()
                .forEach(target -> out.printf(
                        "  %-6s %s: %.2f%n", target.met() ? "met" : "MISSED", target.figure(), target.measured()));
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof LocalFailure) {
            command.getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }
}
