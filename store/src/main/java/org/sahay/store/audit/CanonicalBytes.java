package org.sahay.store.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.hash.Sha256;

/**
 * The one sequence of bytes that stands for some values, so that two different sets of values never share it: numbers have
 * eight bytes, texts their length before them, and what may be missing a byte that says so.
 */
final class CanonicalBytes {
    private static final long MICROS = 1_000_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** @param kind what the values are, with the version of their order */
    CanonicalBytes(String kind) {
        text(kind);
    }

    CanonicalBytes text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        return write(() -> {
            out.writeInt(encoded.length);
            out.write(encoded);
        });
    }

    /** A text that may be missing. */
    CanonicalBytes textIfAny(@Nullable String value) {
        write(() -> out.writeBoolean(value != null));
        return value == null ? this : text(value);
    }

    CanonicalBytes number(long value) {
        return write(() -> out.writeLong(value));
    }

    CanonicalBytes id(@Nullable UUID value) {
        return write(() -> {
            out.writeBoolean(value != null);
            if (value != null) {
                out.writeLong(value.getMostSignificantBits());
                out.writeLong(value.getLeastSignificantBits());
            }
        });
    }

    /** To the microsecond, as PostgreSQL keeps it. */
    CanonicalBytes time(Instant value) {
        return number(Math.addExact(
                Math.multiplyExact(value.getEpochSecond(), MICROS), value.get(ChronoField.MICRO_OF_SECOND)));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** SHA-256 of the bytes, in hexadecimal digits. */
    String hash() {
        return HexFormat.of().formatHex(Sha256.of(toBytes()));
    }

    private CanonicalBytes write(Part part) {
        try {
            part.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Part {
        void write() throws IOException;
    }
}
