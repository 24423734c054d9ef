package org.sahay.local.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;

/** Redis's server, unpacked from the executables on the class path. */
public record RedisBinary(ToolCache cache) {
    private static final String NAME = "redis-6.2.11";
    private static final String FILE = "redis-server";

    /** The program {@code redis-server}. */
    public Path program(Progress progress) {
        return cache.ensure(NAME, List.of(FILE), "Unpacking Redis 6.2.11", progress, RedisBinary::unpack)
                .resolve(FILE);
    }

    /** Whether it is in the cache. */
    public boolean built() {
        return cache.has(NAME, List.of(FILE));
    }

    private static void unpack(Path folder, Consumer<String> detail) throws IOException {
        var target = folder.resolve(FILE);
        detail.accept(FILE);
        try (var executable = executable()) {
            Files.copy(executable, target);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The names in the archive tell of the release it was first made from. */
    private static InputStream executable() {
        var mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        var name = mac
                ? "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64")
                : "redis-server-" + (arm ? "6.2.7-linux-arm64" : "6.2.6-v5-linux-amd64");
        var found = RedisBinary.class.getClassLoader().getResourceAsStream(name);
        if (found == null) {
            throw new LocalFailure(
                    "There is no Redis for this machine (%s) in the embedded-redis artifact of ops/local/pom.xml."
                            .formatted(name));
        }
        return found;
    }
}
