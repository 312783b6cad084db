package com.jupiteriq.edge.pages.profile;

import com.jupiteriq.signin.factors.Factors;
import io.nayuki.qrcodegen.QrCode;

/// A QR code as one path of a picture.
///
/// @param size of the picture, with the margin that readers need
/// @param spaced the key beside it, as it is typed easily
public record QrDrawing(int size, String path, String spaced) {

    /// Modules that stay empty around it (ISO 18004).
    private static final int MARGIN = 4;

    private static final String GROUPS_OF_FOUR = "(.{4})(?!$)";

    static QrDrawing of(Factors.Beginning beginning) {
        QrCode code = QrCode.encodeText(beginning.uri(), QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int run = run(code, x, y);
                if (run > 0) {
                    path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append('h').append(run)
                        .append("v1h-").append(run).append('z');
                    x += run;
                }
            }
        }
        return new QrDrawing(code.size + 2 * MARGIN, path.toString(),
            beginning.secret().replaceAll(GROUPS_OF_FOUR, "$1 "));
    }

    /// How many dark modules follow from here on in this row.
    private static int run(QrCode code, int x, int y) {
        int end = x;
        while (end < code.size && code.getModule(end, y)) {
            end++;
        }
        return end - x;
    }

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "QrDrawing[" + size + "]";
    }
}
