package org.sahay.store.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.Secret;

@Tag("server")
class S3StorageTest extends ObjectStorageContract {
    @TempDir
    private static Path folder;

    private static S3ProxyServer server;
    private static S3Storage storage;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = new S3ProxyServer(folder);
        storage = new S3Storage(server.place(null));
    }

    @AfterAll
    static void stop() {
        storage.close();
        server.close();
    }

    @Override
    ObjectStorage storage() {
        return storage;
    }

    @Test
    void aStoreThatCannotLockIsNotTrustedWithWhatMustBe() {
        try (var locking = new S3Storage(server.place(S3Place.Lock.COMPLIANCE))) {
            var locked = new PublicObject(new byte[1], Instant.now().plus(Duration.ofDays(1)));
            assertThatThrownBy(() -> locking.put(new ObjectKey("locked/1"), locked))
                    .isInstanceOf(ObjectStorageException.class)
                    .hasMessageContaining("s3://sahay");
            locking.put(new ObjectKey("locked/2"), new PublicObject(new byte[1], null));
            assertThat(locking.keys("locked/", null)).hasSize(1);
        }
    }

    @Test
    void whoIsNotKnownThereIsRefused() {
        S3Place place = server.place(null);
        var other = new S3Place(
                place.bucket(),
                place.endpoint(),
                place.region(),
                true,
                Secret.of("nobody"),
                Secret.of("nothing"),
                null);
        try (var stranger = new S3Storage(other)) {
            assertThatThrownBy(() -> stranger.keys("", null)).isInstanceOf(ObjectStorageException.class);
        }
    }
}
