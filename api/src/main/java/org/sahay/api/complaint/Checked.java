package org.sahay.api.complaint;

/** What a check makes of its input: a value that keeps every rule, or the first fault. */
sealed interface Checked<T> {
    record Sound<T>(T value) implements Checked<T> {}

    record Faulty<T>(Fault fault) implements Checked<T> {}

    /** The value; ends the request with the fault's problem when there is none. */
    default T orThrow() {
        return switch (this) {
            case Sound<T>(T value) -> value;
            case Faulty<T>(Fault fault) -> throw fault.thrown();
        };
    }
}
