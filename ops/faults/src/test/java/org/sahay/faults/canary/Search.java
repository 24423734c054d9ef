package org.sahay.faults.canary;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds any of very many forms in a stream of bytes: the first eight bytes of each are looked up for every position, in a
 * bit set that nearly always says no. (An automaton of so many forms would not fit the memory, or the caches; the libraries there
 * are search text, one object a character.)
 */
final class Search {
    private static final int WINDOW = Long.BYTES;
    private static final int BITS = 22;
    private static final int BUFFER = 1 << 20;

    private final long[] mayBegin = new long[1 << BITS - 6];
    private final Map<Long, List<Found>> beginnings = new HashMap<>();
    private int longest = WINDOW;

    /** @throws IllegalArgumentException for a form that is too short to be nobody else's */
    Search(Collection<Form> forms) {
        forms.forEach(this::add);
    }

    static Search of(Collection<Canary> canaries) {
        return new Search(
                canaries.stream().flatMap(canary -> Form.of(canary).stream()).toList());
    }

    private record Found(Form form, byte[] bytes) {}

    private void add(Form form) {
        byte[] bytes = form.bytes().array();
        if (bytes.length < WINDOW) {
            throw new IllegalArgumentException("Too short to be looked for: " + form);
        }
        long window = 0;
        for (int i = 0; i < WINDOW; i++) {
            window = window << Byte.SIZE | bytes[i] & 0xFF;
        }
        int bit = bit(window);
        mayBegin[bit >> 6] |= 1L << bit;
        beginnings.computeIfAbsent(window, _ -> new ArrayList<>(1)).add(new Found(form, bytes));
        longest = Math.max(longest, bytes.length);
    }

    private static int bit(long window) {
        return (int) (window * 0x9E3779B97F4A7C15L >>> Long.SIZE - BITS);
    }

    /** What is written here is searched; the last of it when it is closed. */
    OutputStream into(Consumer<Form> found) {
        return new Searched(found, BUFFER);
    }

    /** What is in a text. */
    Set<Form> in(String text) {
        var found = new LinkedHashSet<Form>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var out = new Searched(found::add, bytes.length + longest)) {
            out.write(bytes, 0, bytes.length);
        }
        return found;
    }

    private final class Searched extends OutputStream {
        private final Consumer<Form> found;
        private final byte[] buffer;
        private int length;

        Searched(Consumer<Form> found, int size) {
            this.found = found;
            this.buffer = new byte[size];
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            int to = from + count;
            for (int at = from; at < to; ) {
                int some = Math.min(to - at, buffer.length - length);
                System.arraycopy(bytes, at, buffer, length, some);
                length += some;
                at += some;
                if (length == buffer.length) {
                    search(length - longest);
                }
            }
        }

        @Override
        public void close() {
            search(length - WINDOW);
        }

        /** Looks at every form that begins up to there, and keeps the rest. */
        private void search(int last) {
            long window = 0;
            for (int i = 0; i < WINDOW - 1 && i < length; i++) {
                window = window << Byte.SIZE | buffer[i] & 0xFF;
            }
            for (int at = 0; at <= last; at++) {
                window = window << Byte.SIZE | buffer[at + WINDOW - 1] & 0xFF;
                int bit = bit(window);
                if ((mayBegin[bit >> 6] >>> bit & 1) != 0) {
                    compare(at, beginnings.getOrDefault(window, List.of()));
                }
            }
            int rest = Math.max(last + 1, 0);
            System.arraycopy(buffer, rest, buffer, 0, length - rest);
            length -= rest;
        }

        private void compare(int at, List<Found> candidates) {
            for (Found one : candidates) {
                int end = at + one.bytes().length;
                if (end <= length && Arrays.equals(buffer, at, end, one.bytes(), 0, one.bytes().length)) {
                    found.accept(one.form());
                }
            }
        }
    }
}
