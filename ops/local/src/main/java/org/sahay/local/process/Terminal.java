package org.sahay.local.process;

import java.io.Console;
import java.util.Optional;

/** The person at the terminal, if there is one. */
public final class Terminal {
    private Terminal() {}

    /** Empty when input or output is a file or a pipe. */
    @SuppressWarnings("SystemConsoleNull") // null again since JDK 25
    public static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
