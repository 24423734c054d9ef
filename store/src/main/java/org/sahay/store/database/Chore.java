package org.sahay.store.database;

import java.time.Duration;

/**
 * Something a feature wants done now and then, by one process at a time.
 *
 * @param name unique; names the lock
 * @param every how often
 * @param work idempotent; what it throws is logged and tried again next time
 */
public record Chore(String name, Duration every, Runnable work) {}
