package org.sahay.api.sync.event;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks through JSON by its quotes, brackets, colons and commas: says where a value begins and ends without reading what is in it,
 * so that neither its depth nor its numbers nor its texts can do harm. These marks must stand where JSON has them, so that there
 * is no doubt where a value ends; what stands between them need not be JSON.
 */
final class JsonScan {
    /** A part of the bytes that were walked through. */
    record Slice(byte[] json, int from, int to) {
        byte[] bytes() {
            return Arrays.copyOfRange(json, from, to);
        }

        /** Whether this is the string {@code name}, a word of ASCII letters, plain or escaped. */
        boolean isString(String name) {
            int at = from + 1;
            for (int i = 0; i < name.length(); i++) {
                if (at < to && json[at] == name.charAt(i)) {
                    at++;
                } else if (isEscaped(at, name.charAt(i))) {
                    at += 6;
                } else {
                    return false;
                }
            }
            return at == to - 1;
        }

        private boolean isEscaped(int at, char wanted) {
            if (at + 6 > to || json[at] != '\\' || json[at + 1] != 'u') {
                return false;
            }
            int found = 0;
            for (int i = at + 2; i < at + 6; i++) {
                int digit = Character.digit(json[i], 16);
                found = digit < 0 ? -1 : found * 16 + digit;
                if (found < 0) {
                    return false;
                }
            }
            return found == wanted;
        }
    }

    private final byte[] json;
    private int at;

    JsonScan(byte[] json) {
        this.json = json;
    }

    /** Whether nothing but white space is left. */
    boolean isAtEnd() {
        skipSpace();
        return at == json.length;
    }

    /** Whether this character comes next, after white space; steps over it if so. */
    boolean take(char wanted) {
        if (!sees(wanted)) {
            return false;
        }
        at++;
        return true;
    }

    /** Whether this character comes next, after white space. */
    boolean sees(char wanted) {
        skipSpace();
        return at < json.length && json[at] == wanted;
    }

    /** Steps over the string that comes next; null if none does, or it does not end. */
    @Nullable
    Slice string() {
        return sees('"') ? value() : null;
    }

    /** Steps over the value that comes next; null if none does, or its marks are not those of a value. */
    @Nullable
    Slice value() {
        skipSpace();
        int from = at;
        return skipValue() ? new Slice(json, from, at) : null;
    }

    /** Past a value, however deep; the brackets that are open are remembered by one bit each. */
    private boolean skipValue() {
        var objects = new BitSet();
        int depth = 0;
        do {
            skipSpace();
            boolean object = take('{');
            if (object || take('[')) {
                objects.set(depth++, object);
                if (!sees(object ? '}' : ']')) {
                    if (object && !skipName()) {
                        return false;
                    }
                    continue;
                }
            } else if (!skipScalar()) {
                return false;
            }
            while (depth > 0 && take(objects.get(depth - 1) ? '}' : ']')) {
                depth--;
            }
            if (depth > 0 && !(take(',') && (!objects.get(depth - 1) || skipName()))) {
                return false;
            }
        } while (depth > 0);
        return true;
    }

    private boolean skipName() {
        return sees('"') && skipString() && take(':');
    }

    private boolean skipScalar() {
        return sees('"') ? skipString() : skipWord();
    }

    private void skipSpace() {
        while (at < json.length && isSpace(json[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    private boolean skipString() {
        at++;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        at++;
        return at <= json.length;
    }

    /** Past a number, true, false, null, or whatever else stands in their place. */
    private boolean skipWord() {
        int from = at;
        while (at < json.length && !isSpace(json[at]) && ",:]}[{\"".indexOf(json[at]) < 0) {
            at++;
        }
        return at > from;
    }
}
