package org.sahay.api.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks what was packed to be small, and not what was packed to be large. */
final class Gzip {
    private Gzip() {}

    /**
     * At most so many bytes of it: of what unpacks to more, no more is unpacked.
     *
     * @throws IOException when it is no gzip, or ends early
     */
    static byte[] unpacked(byte[] packed, int most) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return stream.readNBytes(most);
        }
    }
}
