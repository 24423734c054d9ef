package org.sahay.local.doctor;

import java.util.concurrent.Callable;
import org.sahay.local.platform.LocalSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code ./sahay doctor}: ends with 1 when something keeps SAHAY from running. */
@Command(
        name = "doctor",
        description = "Checks whether SAHAY can run on this machine, and says what to do where it cannot.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        var findings = new Examination(LocalSettings.ofCheckout()).findings();
        for (var finding : findings) {
            System.out.printf("%-5s %-26s %s%n", finding.sign(), finding.subject(), finding.found());
            finding.remedy().ifPresent(remedy -> System.out.printf("%-5s %-26s -> %s%n", "", "", remedy));
        }
        return findings.stream().anyMatch(Finding::blocking) ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
