package org.sahay.activities.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sahay.store.vault.KeysUnavailableException;
import org.sahay.store.vault.VaultException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class AccidentsTest {
    static Stream<RuntimeException> accidents() {
        return Stream.of(
                new KeysUnavailableException("away", null),
                new DataAccessResourceFailureException("away"),
                new QueryTimeoutException("slow"),
                new CannotAcquireLockException("deadlock"),
                new CannotCreateTransactionException("no connection"),
                new TimeoutException("Kafka"),
                new IllegalStateException("wrapped", new KeysUnavailableException("away", null)));
    }

    static Stream<RuntimeException> faultsOfTheEvent() {
        return Stream.of(
                new VaultException("tampered", null),
                new NullPointerException(),
                new IllegalArgumentException("no number"),
                new DataIntegrityViolationException("out of range"),
                new DuplicateKeyException("twice"),
                new EmptyResultDataAccessException(1));
    }

    @ParameterizedTest
    @MethodSource("accidents")
    void whatPassesIsTriedAgain(RuntimeException failure) {
        assertThat(Accidents.isOne(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheEvent")
    void whatNeverPassesIsNot(RuntimeException failure) {
        assertThat(Accidents.isOne(failure)).isFalse();
    }
}
