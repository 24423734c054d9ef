package org.sahay.api.staff;

import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A QR code as the data of one SVG path: a square of side 1 for each dark module.
 *
 * @param side of the picture in modules, its quiet zone included
 */
record QrCode(String path, int side) {
    private static final int QUIET = 4;

    static QrCode of(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(',')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrCode(path.toString(), code.size + 2 * QUIET);
    }

    @Override
    public String toString() {
        return "QrCode";
    }
}
