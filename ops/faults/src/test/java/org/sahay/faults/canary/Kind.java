package org.sahay.faults.canary;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What a canary looks like. Everything is synthetic. */
enum Kind {
    NAME {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            String mark = letters(random, LATIN, 14);
            return new Canary(this, "Asha " + mark + " (synthetic)", List.of(mark), put);
        }
    },
    HINDI_NAME {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            String mark = letters(random, DEVANAGARI, 10);
            return new Canary(this, "आशा " + mark + " देवी", List.of(mark), put);
        }
    },
    TAMIL_NAME {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            String mark = letters(random, TAMIL, 10);
            return new Canary(this, "கண்ணம்மா " + mark, List.of(mark), put);
        }
    },
    /** Of a range that the tests use and nobody else does. */
    PHONE {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            String national = "99997%05d".formatted(number % 100_000);
            return new Canary(this, "+91" + national, List.of(national), put);
        }
    },
    SENTENCE {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            String mark = letters(random, LATIN, 16);
            return new Canary(this, "My neighbour " + mark + " waits for insulin (synthetic).", List.of(mark), put);
        }
    },
    /** So long that stores compress it; nearly all of it is alike. */
    LONG_SENTENCE {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            String first = letters(random, DEVANAGARI, 10);
            String last = letters(random, TAMIL, 10);
            return new Canary(
                    this, first + " अस्पताल में दवा नहीं है।".repeat(180) + " " + last, List.of(first, last), put);
        }
    },
    ABHA_NUMBER {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            String digits = "91" + letters(random, DIGITS, 12);
            return new Canary(this, digits.replaceFirst("(..)(....)(....)(....)", "$1-$2-$3-$4"), List.of(digits), put);
        }
    },
    ABHA_ADDRESS {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            String mark = letters(random, LATIN, 14);
            return new Canary(this, mark + "@abdm", List.of(mark), put);
        }
    },
    /** For names of accounts and fields, and for headers. */
    WORD {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            String mark = letters(random, LATIN, 16);
            return new Canary(this, mark, List.of(mark), put);
        }
    },
    PASSWORD {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            String mark = letters(random, LATIN, 18);
            return new Canary(this, "synthetic Pass-" + mark + "-phrase", List.of(mark), put);
        }
    },
    LATITUDE {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            return degrees(this, random, 10, 34, put);
        }
    },
    LONGITUDE {
        @Override
        Canary make(RandomGenerator random, int number, String put) {
            return degrees(this, random, 70, 95, put);
        }
    };

    private static final String LATIN = "bcdfghjkmnpqrstvwxz";
    private static final String DEVANAGARI = "कखगघचछजझटठडढतथदधपफबभ";
    private static final String TAMIL = "கசஞடணதநபமயரலவழளறன";
    private static final String DIGITS = "0123456789";

    /** Those that are tried on a field of which only is known that it takes text. */
    static final List<Kind> TEXTS =
            List.of(NAME, HINDI_NAME, TAMIL_NAME, PHONE, SENTENCE, LONG_SENTENCE, ABHA_NUMBER, ABHA_ADDRESS, WORD);

    /**
     * One that nobody has made before.
     *
     * @param number of the canary
     * @param put where it goes in
     */
    abstract Canary make(RandomGenerator random, int number, String put);

    private static String letters(RandomGenerator random, String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
                .collect(Collectors.joining());
    }

    /** Seven digits behind the point, the last of them not zero, so that a number prints as it was sent. */
    private static Canary degrees(Kind kind, RandomGenerator random, int from, int to, String put) {
        String text = String.format(
                Locale.ROOT, "%d.%06d%d", random.nextInt(from, to), random.nextInt(1_000_000), random.nextInt(1, 10));
        return new Canary(kind, text, List.of(text), put);
    }
}
