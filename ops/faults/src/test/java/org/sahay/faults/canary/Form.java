package org.sahay.faults.canary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A canary as the bytes that somebody may have written for it.
 *
 * @param how they are made from its mark
 */
record Form(Canary canary, String how, Bytes bytes) {

    /** Bytes, equal when they are the same. */
    record Bytes(ByteBuffer buffer) {
        static Bytes of(byte[] bytes) {
            return new Bytes(ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer());
        }

        byte[] array() {
            var copy = new byte[buffer.remaining()];
            buffer.duplicate().get(copy);
            return copy;
        }
    }

    /** Every form of a canary: its marks in each encoding, numbers as numbers, and the hashes that anybody could try. */
    static List<Form> of(Canary canary) {
        var forms = new Forms(canary);
        canary.marks().forEach(forms::ofText);
        spellings(canary).forEach(forms::ofText);
        forms.ofNumber();
        forms.ofHashes();
        return forms.made;
    }

    /** Its mark as people write it, too. */
    private static List<String> spellings(Canary canary) {
        String mark = canary.marks().getFirst();
        return switch (canary.kind()) {
            case PHONE ->
                List.of(mark.substring(0, 5) + " " + mark.substring(5), mark.substring(0, 5) + "-" + mark.substring(5));
            case ABHA_NUMBER -> List.of(canary.value(), canary.value().replace('-', ' '));
            default -> List.of();
        };
    }

    private static final class Forms {
        private final Canary canary;
        private final List<Form> made = new ArrayList<>();

        Forms(Canary canary) {
            this.canary = canary;
        }

        void ofText(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            add("UTF-8", utf8);
            add("UTF-16 little-endian", text.getBytes(StandardCharsets.UTF_16LE));
            add("UTF-16 big-endian", text.getBytes(StandardCharsets.UTF_16BE));
            add("base64", utf8, 0);
            add("base64 after one byte", utf8, 1);
            add("base64 after two bytes", utf8, 2);
            add("hexadecimal", HexFormat.of().formatHex(utf8));
            add("HEXADECIMAL", HexFormat.of().withUpperCase().formatHex(utf8));
            if (text.length() == utf8.length) {
                addUnlessSame("upper case", text.toUpperCase(Locale.ROOT), text);
            } else {
                add("JSON escapes", escaped(text, "\\u%04x"));
                add("JSON ESCAPES", escaped(text, "\\u%04X"));
                add("URL-encoded", encoded(utf8, HexFormat.of().withUpperCase()));
                add("url-encoded", encoded(utf8, HexFormat.of()));
            }
        }

        void ofNumber() {
            String mark = canary.marks().getFirst();
            switch (canary.kind()) {
                case PHONE -> {
                    addNumber("national number", Long.parseLong(mark));
                    addNumber("international number", Long.parseLong("91" + mark));
                }
                case ABHA_NUMBER -> addNumber("number", Long.parseLong(mark));
                case LATITUDE, LONGITUDE -> addNumber("double", Double.doubleToLongBits(Double.parseDouble(mark)));
                default -> {}
            }
        }

        void ofHashes() {
            String mark = canary.marks().getFirst();
            addHash("its value", canary.value());
            addHash("its mark", mark);
            if (canary.kind() == Kind.PHONE) {
                addHash("its digits", "91" + mark);
            }
        }

        private void addHash(String of, String text) {
            byte[] hash = sha256(text);
            add("SHA-256 of " + of, hash);
            add("SHA-256 of " + of + ", hexadecimal", HexFormat.of().formatHex(hash));
            add("SHA-256 of " + of + ", base64", hash, 0);
        }

        private void addNumber(String how, long number) {
            add(
                    how + ", big-endian",
                    ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            add(
                    how + ", little-endian",
                    ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(number)
                            .array());
        }

        /** The characters in the middle, which say the same whatever stands before and behind. */
        private void add(String how, byte[] bytes, int after) {
            var shifted = new byte[after + bytes.length];
            System.arraycopy(bytes, 0, shifted, after, bytes.length);
            int from = after == 0 ? 0 : after + 1;
            int to = shifted.length * 8 / 6;
            add(how, Base64.getEncoder().encodeToString(shifted).substring(from, to));
            String url = Base64.getUrlEncoder().encodeToString(shifted).substring(from, to);
            addUnlessSame(
                    how + " for URLs",
                    url,
                    Base64.getEncoder().encodeToString(shifted).substring(from, to));
        }

        private void addUnlessSame(String how, String text, String other) {
            if (!text.equals(other)) {
                add(how, text);
            }
        }

        private void add(String how, String text) {
            add(how, text.getBytes(StandardCharsets.UTF_8));
        }

        private void add(String how, byte[] bytes) {
            made.add(new Form(canary, how, Bytes.of(bytes)));
        }

        private static String escaped(String text, String format) {
            return text.chars().mapToObj(format::formatted).collect(Collectors.joining());
        }

        private static String encoded(byte[] bytes, HexFormat hex) {
            return hex.withPrefix("%").formatHex(bytes);
        }

        private static byte[] sha256(String text) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256", e);
            }
        }
    }
}
