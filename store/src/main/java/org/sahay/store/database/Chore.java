package org.sahay.store.database;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Something a feature wants done now and then, by one process at a time.
 *
 * @param name unique; names the lock
 * @param every how often
 * @param work does a part that fits into one short transaction and returns how much that was; called again until that is 0.
 *     What it throws is logged, and it is tried again next time
 */
public record Chore(String name, Duration every, IntSupplier work) {}
