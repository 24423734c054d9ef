package org.sahay.faults.canary;

import java.io.IOException;
import java.io.OutputStream;

/** Somewhere where something is kept, written or told. */
interface Place {
    /** The name for people. */
    String title();

    /** Shows everything that is there now. */
    void show(Display display) throws IOException;

    /** Who looks at it. */
    @FunctionalInterface
    interface Display {
        /**
         * Takes the bytes of one part, which are looked at when it is closed.
         *
         * @param part as the name of a file or a table
         */
        OutputStream part(String part);

        default void show(String part, byte[] bytes) throws IOException {
            try (var out = part(part)) {
                out.write(bytes);
            }
        }
    }
}
