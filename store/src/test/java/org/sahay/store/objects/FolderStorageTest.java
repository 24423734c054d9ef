package org.sahay.store.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest extends ObjectStorageContract {
    @TempDir
    private Path folder;

    @Override
    ObjectStorage storage() {
        return new FolderStorage(folder);
    }

    @Test
    void whatIsThereIsNeverReplacedAndNothingUnfinishedStays() throws IOException {
        put("once/1", "first");
        put("once/1", "second");
        assertThat(storage().get(new ObjectKey("once/1")).orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("first");
        try (var files = Files.list(folder.resolve("once"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> new FolderStorage(file).put(new ObjectKey("a/b"), new PublicObject(new byte[1], null)))
                .isInstanceOf(ObjectStorageException.class)
                .hasMessageContaining(file.toString());
    }
}
