package org.sahay.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTemplatesTest {
    private static final MessageTemplates MESSAGES = new MessageTemplates();
    private static final Labels LABELS = new Labels();
    private static final Map<Locale, Instant> LONGEST_DUE_AT =
            Locales.SUPPORTED.stream().collect(Collectors.toMap(locale -> locale, Texts::longestDueAt));

    static Stream<Arguments> everyMessageInEveryLanguage() {
        return MESSAGES.messages().stream()
                .sorted()
                .flatMap(message -> Locales.SUPPORTED.stream().map(locale -> Arguments.of(message, locale)));
    }

    @ParameterizedTest
    @MethodSource("everyMessageInEveryLanguage")
    void everyMessageIsReadableAndFitsAnSmsWithEveryCategoryAndRole(String message, Locale locale) {
        for (var category : labels("category.", locale)) {
            for (var role : labels("role.", locale)) {
                var text = MESSAGES.render(message, locale, Texts.filled(category, role, LONGEST_DUE_AT.get(locale)));
                Texts.assertReadable(text, locale, "SAHAY");
                Texts.assertFitsSms(text, locale);
                assertThat(text)
                        .startsWith("SAHAY: ")
                        .contains(message.equals("sign-in-code") ? "012345" : "1234567897");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyMessageInEveryLanguage")
    void everyMessageCanBeReadWithoutADeadline(String message, Locale locale) {
        var arguments = new HashMap<String, Object>(Texts.filled("—", "—", Texts.DUE_AT));
        arguments.put("dueAt", null);
        Texts.assertReadable(MESSAGES.render(message, locale, arguments), locale, "SAHAY");
        arguments.remove("dueAt");
        Texts.assertReadable(MESSAGES.render(message, locale, arguments), locale, "SAHAY");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | SAHAY: We have received your complaint 0123456789 (Other). To be resolved by 15 Sept 2026, 12:30 PM.
            hi | SAHAY: आपकी शिकायत 0123456789 (Other) दर्ज हो गई है। समाधान 15 सित॰ 2026, दोपहर 12:30 बजे तक होना है।
            ta | SAHAY: உங்கள் புகார் 0123456789 (Other) பதிவாகியுள்ளது. காலக்கெடு: 15 செப்., 2026, மதியம் 12:30 மணி.
            """)
    void deadlinesAreWrittenInIndianTimeAndTheLanguageOfTheReader(Locale locale, String expected) {
        var arguments = Map.of("number", "0123456789", "category", "Other", "dueAt", Texts.DUE_AT);
        assertThat(MESSAGES.render("complaint-citizen-accepted", locale, arguments))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "9", "11", "12", "15", "17", "19", "22"})
    void everyHourOfTheDayIsWrittenWithoutLatinLettersInHindiAndTamil(int hour) {
        var dueAt = Instant.parse("2026-09-14T18:30:00Z").plusSeconds(hour * 3600L);
        for (var month = 0; month < 12; month++) {
            for (var locale : List.of(Locales.HINDI, Locales.TAMIL)) {
                Texts.assertReadable(DueDates.format(dueAt.plusSeconds(month * 2_592_000L), locale), locale);
            }
        }
    }

    @Test
    void aRegionalLocaleGetsItsLanguageAndAForeignOneEnglish() {
        var arguments = Map.of("number", "0123456789");
        assertThat(MESSAGES.render("complaint-citizen-closed", Locale.of("ta", "IN"), arguments))
                .contains("புகார்");
        assertThat(MESSAGES.render("complaint-citizen-closed", Locale.FRENCH, arguments))
                .contains("complaint");
    }

    @Test
    void everyFileBelongsToAMessageAndALanguage() throws IOException {
        var folder = Path.of("src/main/resources/messages");
        try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
            assertThat(files.map(file -> folder.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(everyMessageInEveryLanguage()
                            .map(row -> row.get()[0] + "/" + row.get()[1] + ".txt")
                            .toList());
        }
        assertThat(MESSAGES.messages()).hasSize(20);
        assertThat(MESSAGES.locales()).containsExactlyInAnyOrderElementsOf(Locales.SUPPORTED);
    }

    @Test
    void aMissingUnknownOrMistypedArgumentIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MESSAGES.render("complaint-citizen-closed", Locales.HINDI, Map.of()))
                .withMessageContainingAll("complaint-citizen-closed/hi.txt", "{number}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MESSAGES.render("complaint-citizen-closed", Locales.HINDI, Map.of("name", "x")))
                .withMessageContaining("unknown argument name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MESSAGES.render("complaint-citizen-closed", Locales.HINDI, Map.of("number", 12L)))
                .withMessageContaining("number must be a String");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MESSAGES.render("no-such-message", Locales.HINDI, Map.of()))
                .withMessageContaining("no-such-message");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing-file        | missing-file/hi.txt        | the file is missing
            unknown-argument    | unknown-argument/hi.txt    | unknown argument {name}
            one-locale-more     | one-locale-more/ta.txt     | uses {percent}
            one-locale-less     | one-locale-less/en.txt     | uses {percent}
            always-due          | always-due/en.txt          | {dueAt} may be absent
            not-a-pattern       | not-a-pattern/ta.txt       | not an ICU pattern
            empty               | empty/hi.txt               | the text is empty
            not-utf-8           | not-utf-8/hi.txt           | cannot be read as UTF-8
            """)
    void aBrokenTextStopsTheStartNamingItsFileAndArgument(String message, String file, String problem) {
        assertThatThrownBy(() -> new MessageTemplates("broken-messages", Set.of(message)))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("broken-messages/" + file)
                .hasMessageContaining(problem);
    }

    @Test
    void manyThreadsMayRenderAtOnce() {
        var arguments = Texts.filled("Other", "State officer", Texts.DUE_AT);
        var expected = MESSAGES.render("complaint-owner-warning", Locales.TAMIL, arguments);
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> MESSAGES.render("complaint-owner-warning", Locales.TAMIL, arguments)))
                .containsOnly(expected);
    }

    private static List<String> labels(String prefix, Locale locale) {
        return LABELS.keys().stream()
                .filter(key -> key.startsWith(prefix) && !key.endsWith(".hint"))
                .map(key -> LABELS.label(key, locale))
                .toList();
    }
}
