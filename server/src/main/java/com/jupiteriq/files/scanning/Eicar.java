package com.jupiteriq.files.scanning;

import java.nio.charset.StandardCharsets;

/// The test file of EICAR, which does no harm and which every scanner calls a virus: 68 characters, behind
/// which white space may stand up to 128.
public final class Eicar {

    /// Of the whole file.
    static final int MOST = 128;

    private static final String WHITE_SPACE = " \t\r\n\u001a";

    private Eicar() {}

    /// Put together here, so that no scanner finds it in our sources or classes.
    public static byte[] contents() {
        String mark = new StringBuilder("!ELIF-TSET-SURIVITNA-DRADNATS-RACIE").reverse().toString();
        String begins = "X5O!P%@AP[4\\PZX54(P^)7CC)7}";
        return (begins + '$' + mark + "$H+H*").getBytes(StandardCharsets.US_ASCII);
    }

    /// @param first the first bytes of a file, all of a small one
    static boolean is(byte[] first) {
        byte[] test = contents();
        if (first.length < test.length || first.length > MOST) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if (i < test.length ? first[i] != test[i] : WHITE_SPACE.indexOf(first[i]) < 0) {
                return false;
            }
        }
        return true;
    }
}
