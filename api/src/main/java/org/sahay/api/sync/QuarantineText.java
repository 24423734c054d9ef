package org.sahay.api.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What of a quarantined event is sealed. The path belongs to it, for a device may have made a name of anything.
 *
 * @param path which field is at fault, as a JSON pointer without line breaks
 * @param raw the event as it came
 */
record QuarantineText(String path, byte[] raw) {
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(path.getBytes(UTF_8));
        bytes.write('\n');
        bytes.writeBytes(raw);
        return bytes.toByteArray();
    }

    static QuarantineText of(byte[] bytes) {
        int end = 0;
        while (bytes[end] != '\n') {
            end++;
        }
        return new QuarantineText(new String(bytes, 0, end, UTF_8), Arrays.copyOfRange(bytes, end + 1, bytes.length));
    }

    @Override
    public String toString() {
        return "QuarantineText";
    }
}
