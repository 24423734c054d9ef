package org.sahay.local.process;

import java.util.function.Consumer;
import java.util.function.Function;

/** Tells the person who waits what is being done and for how long. */
public interface Progress {
    /**
     * Does one step that may be long.
     *
     * @param what the step as a noun phrase in progress, as in "Starting PostgreSQL"
     * @param task gets a consumer for what is being done right now; its last line is shown beside the step
     */
    <T> T during(String what, Function<Consumer<String>, T> task);

    /** One line that stays. */
    void say(String line);

    /** Does one step without a result. */
    default void step(String what, Consumer<Consumer<String>> task) {
        var _ = during(what, detail -> {
            task.accept(detail);
            return true;
        });
    }

    /** Says nothing; for tests. */
    static Progress silent() {
        return new Progress() {
            @Override
            public <T> T during(String what, Function<Consumer<String>, T> task) {
                return task.apply(_ -> {});
            }

            @Override
            public void say(String line) {}
        };
    }

    /** To the terminal: a moving line where there is one, else a line at the start, at the end and every ten seconds. */
    static Progress console() {
        return new ConsoleProgress(System.err, Terminal.console().isPresent());
    }
}
