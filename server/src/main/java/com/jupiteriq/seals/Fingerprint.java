package com.jupiteriq.seals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// What may be known of a secret of the operator's: enough to tell it from another one.
final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    /// 128 bits in hexadecimal.
    ///
    /// @param name what the secret is, `pepper`
    static String of(String name, byte[] secret) {
        byte[] text = ("jupiter fingerprint of the " + name).getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(Hmac.of(secret, text), 0, BYTES);
    }
}
