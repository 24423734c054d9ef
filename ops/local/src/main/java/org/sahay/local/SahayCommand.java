package org.sahay.local;

import org.sahay.local.audit.AuditCommand;
import org.sahay.local.demo.DemoCommand;
import org.sahay.local.doctor.DoctorCommand;
import org.sahay.local.people.SeedCommand;
import org.sahay.local.people.TokenCommand;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.replay.ReplayCommand;
import org.sahay.local.vault.VaultCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./sahay}: the entry of every subcommand but {@code test}, which the shell script does itself. */
@Command(
        name = "sahay",
        description = "SAHAY on this machine: servers, application and tools.",
        mixinStandardHelpOptions = true,
        version = "SAHAY 0.1.0",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            TokenCommand.class,
            SeedCommand.class,
            AuditCommand.class,
            VaultCommand.class,
            ReplayCommand.class,
            ToolsCommand.class,
            DoctorCommand.class
        },
        footer = {
            "",
            "./sahay test [--faults] runs the tests; ./sahay bench NAME measures (accept, timers).",
            "State is kept in .sahay of the checkout, or in $SAHAY_STATE. Its file local.properties moves ports:",
            "port-base=N all of them, port.temporal=N (api, management, temporal-ui, postgresql, kafka, ...) one."
        })
public final class SahayCommand implements Runnable {
    private SahayCommand() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SahayCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(SahayCommand::explain);
    }

    @Override
    public void run() {
        commandLine().usage(System.out);
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof LocalFailure) {
            command.getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }
}
