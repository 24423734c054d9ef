package org.sahay.local;

import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.Progress;
import picocli.CommandLine.Command;

@Command(
        name = "tools",
        description = "Fetches and builds the server programs, so that later commands need not wait for them.",
        mixinStandardHelpOptions = true)
final class ToolsCommand implements Runnable {
    @Override
    public void run() {
        LocalPlatform.of(LocalSettings.ofCheckout(), Progress.console()).prepare();
    }
}
