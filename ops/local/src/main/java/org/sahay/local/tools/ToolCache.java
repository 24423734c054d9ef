package org.sahay.local.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;

/** A folder per tool and version, made once per user; two commands that want the same tool make it once. */
public record ToolCache(Path root) {

    /** Fills an empty folder with the tool. */
    @FunctionalInterface
    interface Maker {
        void make(Path folder, Consumer<String> detail) throws IOException;
    }

    /** {@code $XDG_CACHE_HOME/sahay/tools}, by default {@code ~/.cache/sahay/tools}. */
    public static ToolCache ofUser() {
        var configured = System.getenv("XDG_CACHE_HOME");
        var cache = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return new ToolCache(cache.resolve("sahay").resolve("tools"));
    }

    /** Whether the tool is there with all its files. */
    boolean has(String name, List<String> files) {
        return files.stream().allMatch(file -> Files.exists(root.resolve(name).resolve(file)));
    }

    /** The tool's folder, made with the maker when a file is missing. */
    Path ensure(String name, List<String> files, String what, Progress progress, Maker maker) {
        if (!has(name, files)) {
            progress.step(what, detail -> makeOnce(name, files, folder -> maker.make(folder, detail)));
        }
        return root.resolve(name);
    }

    private void makeOnce(String name, List<String> files, Filler filler) {
        try {
            Files.createDirectories(root);
            try (var channel = FileChannel.open(
                            root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!has(name, files)) {
                    fill(name, filler);
                }
            }
        } catch (IOException e) {
            throw new LocalFailure(
                    "%s could not be put into %s: %s; check the disk and run the command again."
                            .formatted(name, root, e.getMessage()),
                    e);
        }
    }

    private void fill(String name, Filler filler) throws IOException {
        var draft = root.resolve(name + ".new");
        delete(draft);
        Files.createDirectories(draft);
        filler.fill(draft);
        delete(root.resolve(name));
        Files.move(draft, root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes a folder with all it holds; nothing happens when it is not there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(ToolCache::deleteOne);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Filler {
        void fill(Path folder) throws IOException;
    }
}
