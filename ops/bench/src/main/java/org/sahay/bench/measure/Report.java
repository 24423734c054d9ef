package org.sahay.bench.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a benchmark found; its components are its JSON. */
public interface Report {
    String benchmark();

    /** Ours to the peer's; null where there is no peer. */
    @Nullable
    Double ratio();

    /** Milliseconds. */
    double p50();

    /** Milliseconds. */
    double p99();

    /** What should be there and is not. */
    long lost();

    /** What is there and should not be. */
    long extra();

    List<Target> targets();

    /** The lines for people. */
    List<String> table();
}
