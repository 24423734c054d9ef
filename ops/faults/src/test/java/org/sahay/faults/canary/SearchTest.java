package org.sahay.faults.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds a canary however somebody wrote it, wherever it stands, and nothing else. */
class SearchTest {
    private final Canaries canaries = new Canaries();

    @ParameterizedTest
    @EnumSource
    void aCanaryIsFoundAsItIs(Kind kind) {
        Canary canary = canaries.make(kind, "here");
        canaries.make(kind, "another");
        assertThat(found("before " + canary.value() + " behind")).containsOnly(canary);
        assertThat(found("before " + canaries.all().getLast().value().replaceAll(".", "$0 ")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void itIsFoundInBase64WhateverStandsBefore(Kind kind) {
        Canary canary = canaries.make(kind, "here");
        for (String before : List.of("", "a", "ab", "abc", "क")) {
            byte[] bytes = (before + canary.value() + "\u00ffz").getBytes(StandardCharsets.UTF_8);
            assertThat(found(Base64.getEncoder().encodeToString(bytes)))
                    .as(before)
                    .containsOnly(canary);
            assertThat(found(Base64.getUrlEncoder().encodeToString(bytes)))
                    .as(before)
                    .containsOnly(canary);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsFoundInOtherAlphabets(Kind kind) {
        Canary canary = canaries.make(kind, "here");
        String value = canary.value();
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        assertThat(found(value.getBytes(StandardCharsets.UTF_16LE))).containsOnly(canary);
        assertThat(found(value.getBytes(StandardCharsets.UTF_16BE))).containsOnly(canary);
        assertThat(found(HexFormat.of().formatHex(utf8))).containsOnly(canary);
        assertThat(found(HexFormat.of().withUpperCase().formatHex(utf8))).containsOnly(canary);
        assertThat(found(URLEncoder.encode(value, StandardCharsets.UTF_8))).containsOnly(canary);
        assertThat(found(value.toUpperCase(Locale.ROOT))).containsOnly(canary);
    }

    @ParameterizedTest
    @EnumSource(names = {"HINDI_NAME", "TAMIL_NAME", "LONG_SENTENCE"})
    void itIsFoundInTheEscapesOfJson(Kind kind) {
        Canary canary = canaries.make(kind, "here");
        for (String form : List.of("\\u%04x", "\\u%04X")) {
            String escaped = canary.value()
                    .chars()
                    .mapToObj(letter -> letter < 128 ? String.valueOf((char) letter) : form.formatted(letter))
                    .reduce("", String::concat);
            assertThat(found("{\"a\": \"" + escaped + "\"}")).containsOnly(canary);
        }
    }

    @ParameterizedTest
    @CsvSource({"'+91 %s %s'", "'0%s-%s'", "'%s%s'", "'91%s%s'", "'tel:+91%s%s'"})
    void aPhoneIsFoundAsPeopleWriteIt(String written) {
        Canary phone = canaries.make(Kind.PHONE, "here");
        String mark = phone.marks().getFirst();
        assertThat(found(written.formatted(mark.substring(0, 5), mark.substring(5))))
                .containsOnly(phone);
    }

    @Test
    void numbersAreFoundAsDatabasesKeepThem() {
        Canary phone = canaries.make(Kind.PHONE, "here");
        Canary place = canaries.make(Kind.LATITUDE, "here");
        long number = Long.parseLong(phone.value().substring(1));
        double degrees = Double.parseDouble(place.value());
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            assertThat(found(ByteBuffer.allocate(8).order(order).putLong(number).array()))
                    .containsOnly(phone);
            assertThat(found(ByteBuffer.allocate(8)
                            .order(order)
                            .putDouble(degrees)
                            .array()))
                    .containsOnly(place);
        }
    }

    /** Whoever has the hash of a phone has the phone: there are not that many. */
    @Test
    void aHashThatAnybodyCanMakeIsFound() throws Exception {
        Canary phone = canaries.make(Kind.PHONE, "here");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(phone.value().getBytes(StandardCharsets.UTF_8));
        assertThat(found(hash)).containsOnly(phone);
        assertThat(found(HexFormat.of().formatHex(hash))).containsOnly(phone);
        assertThat(found(Base64.getUrlEncoder().withoutPadding().encodeToString(hash)))
                .containsOnly(phone);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 1 << 20, (1 << 20) + 1})
    void itIsFoundWhereverTheStreamIsCut(int piece) throws IOException {
        var bytes = new byte[(1 << 21) + 100];
        ThreadLocalRandom.current().nextBytes(bytes);
        var planted = IntStream.of(0, (1 << 20) - 5, (1 << 20) + 20, (1 << 20) + 60, bytes.length - 16)
                .mapToObj(at -> plant(bytes, at))
                .toList();
        var search = search();
        var found = new ArrayList<Canary>();
        try (var out = search.into(form -> found.add(form.canary()))) {
            for (int at = 0; at < bytes.length; at += piece) {
                out.write(bytes, at, Math.min(piece, bytes.length - at));
            }
        }
        assertThat(found).containsExactlyElementsOf(planted);
    }

    private Canary plant(byte[] bytes, int at) {
        Canary canary = canaries.make(Kind.WORD, "here");
        byte[] word = canary.value().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(word, 0, bytes, at, word.length);
        return canary;
    }

    @Test
    void nothingIsFoundInNoise() {
        for (Kind kind : Kind.values()) {
            IntStream.range(0, 200).forEach(_ -> canaries.make(kind, "here"));
        }
        var noise = new byte[1 << 22];
        ThreadLocalRandom.current().nextBytes(noise);
        assertThat(found(noise)).isEmpty();
        assertThat(found(Base64.getEncoder().encodeToString(noise))).isEmpty();
        assertThat(found(HexFormat.of().formatHex(noise))).isEmpty();
    }

    @Test
    void whatIsTooShortToBeNobodyElsesIsRefused() {
        var canary = new Canary(Kind.WORD, "short", List.of("short"), "here");
        assertThatThrownBy(() -> Search.of(List.of(canary))).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Canary> found(String text) {
        return found(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Canary> found(byte[] bytes) {
        var found = new ArrayList<Canary>();
        try (var out = search().into(form -> found.add(form.canary()))) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private Search search() {
        return Search.of(canaries.all());
    }
}
