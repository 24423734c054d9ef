package org.sahay.store.objects;

import java.util.regex.Pattern;

/**
 * Names an object: parts of small letters, digits, dots and dashes, with slashes between them. Never personal data: whoever runs
 * the storage reads it, and so do its logs.
 */
public record ObjectKey(String text) implements Comparable<ObjectKey> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)*");
    private static final int LONGEST = 200;

    public ObjectKey {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("No object is called " + text);
        }
    }

    static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(ObjectKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
