package org.sahay.workflows.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The 22 languages of the Eighth Schedule to the Constitution, and English, each with the scripts it is written in. */
public enum Language {
    ASSAMESE("as", "Beng"),
    BENGALI("bn", "Beng"),
    BODO("brx", "Deva"),
    DOGRI("doi", "Deva"),
    ENGLISH("en", "Latn"),
    GUJARATI("gu", "Gujr"),
    HINDI("hi", "Deva"),
    KANNADA("kn", "Knda"),
    KASHMIRI("ks", "Arab", "Deva"),
    KONKANI("kok", "Deva"),
    MAITHILI("mai", "Deva"),
    MALAYALAM("ml", "Mlym"),
    MANIPURI("mni", "Mtei", "Beng"),
    MARATHI("mr", "Deva"),
    NEPALI("ne", "Deva"),
    ODIA("or", "Orya"),
    PUNJABI("pa", "Guru"),
    SANSKRIT("sa", "Deva"),
    SANTALI("sat", "Olck"),
    SINDHI("sd", "Arab", "Deva"),
    TAMIL("ta", "Taml"),
    TELUGU("te", "Telu"),
    URDU("ur", "Arab");

    private final String code;
    private final List<String> scripts;

    Language(String code, String... scripts) {
        this.code = code;
        this.scripts = List.of(scripts);
    }

    /** ISO 639: two letters, or three where there are no two. */
    public String code() {
        return code;
    }

    /** ISO 15924, as {@code Deva}. */
    public List<String> scripts() {
        return scripts;
    }

    /** The language of a code, also of the narrower ones that data sets use for Konkani, Nepali and Odia. */
    static Optional<Language> of(String code) {
        String usual = switch (code) {
            case "gom" -> KONKANI.code;
            case "npi" -> NEPALI.code;
            case "ory" -> ODIA.code;
            default -> code;
        };
        return Arrays.stream(values())
                .filter(language -> language.code.equals(usual))
                .findFirst();
    }
}
