package org.sahay.local.platform;

import java.nio.file.Path;
import java.util.Optional;
import org.sahay.local.process.Progress;

/** One service as a detached process; what runs already is adopted. */
interface LocalServer {
    Service service();

    /** Gets the programs it needs into the cache; long only the first time. */
    void fetch(Progress progress);

    /** Makes its data folder when there is none. */
    void prepare(Progress progress);

    /** Starts the process when it does not run; returns at once. */
    void launch();

    /** Waits until it can be used and makes what must be there in it. */
    void awaitReady();

    /** Whether it answers now. */
    boolean ready();

    /** The process, if it runs. */
    Optional<ProcessHandle> alive();

    Path log();

    /** Ends it in order, data kept. */
    void stop();

    /** Ends it at once, as a power cut would. */
    void kill();
}
