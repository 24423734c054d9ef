package org.sahay.activities.sync;

import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.sahay.store.vault.KeysUnavailableException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.TransactionException;

/** Tells what is wrong with a server, and passes, from what is wrong with an event, and never does. */
final class Accidents {
    private static final List<Class<? extends DataAccessException>> ABOUT_THE_EVENT = List.of(
            DataIntegrityViolationException.class,
            IncorrectResultSizeDataAccessException.class,
            InvalidDataAccessApiUsageException.class);

    private Accidents() {}

    /** Whether it would have happened to any event: a server is away, its schema is not there yet, keys cannot be had. */
    static boolean isOne(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isServers(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isServers(Throwable cause) {
        return cause instanceof TransactionException
                || cause instanceof KeysUnavailableException
                || cause instanceof KafkaException
                || cause instanceof InterruptedException
                || cause instanceof DataAccessException
                        && ABOUT_THE_EVENT.stream().noneMatch(kind -> kind.isInstance(cause));
    }
}
