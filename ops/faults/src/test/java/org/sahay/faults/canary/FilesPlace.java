package org.sahay.faults.canary;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The raw files of a folder. Programs are left out: they were there before anything was put in.
 *
 * @param depth how many levels of it
 */
record FilesPlace(Path root, int depth) implements Place {

    /** A place for each folder of a local platform's state, so that a new store is looked at by itself, and one for the rest. */
    static List<FilesPlace> of(Path state) throws IOException {
        var places = new ArrayList<FilesPlace>();
        places.add(new FilesPlace(state, 1));
        try (var entries = Files.list(state)) {
            entries.filter(Files::isDirectory)
                    .sorted()
                    .forEach(folder -> places.add(new FilesPlace(folder, Integer.MAX_VALUE)));
        }
        return places;
    }

    @Override
    public String title() {
        return titleOf(root.getFileName().toString());
    }

    static String titleOf(String folder) {
        return "files of " + folder;
    }

    @Override
    public void show(Display display) throws IOException {
        Files.walkFileTree(root, Set.of(), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !file.toString().endsWith(".jar")) {
                    show(file, display);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return goOnIfGone(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : goOnIfGone(failure);
            }
        });
    }

    private void show(Path file, Display display) throws IOException {
        try (var in = Files.newInputStream(file);
                var out = display.part(root.relativize(file).toString())) {
            in.transferTo(out);
        } catch (NoSuchFileException gone) {
            goOnIfGone(gone);
        }
    }

    /** Servers at work delete files. */
    private static FileVisitResult goOnIfGone(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
