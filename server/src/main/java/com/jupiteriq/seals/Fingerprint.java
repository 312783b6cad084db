package com.jupiteriq.seals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What may be known of a secret of the operator's: enough to tell it from another one.
public final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    /// Whether the database works with this secret. A new one will from now on.
    ///
    /// @param name what the secret is, `pepper`
    public static boolean fits(JdbcClient worker, String name, byte[] secret) {
        String fingerprint = of(name, secret);
        return FingerprintStore.remembered(worker, name, fingerprint).equals(fingerprint);
    }

    /// 128 bits in hexadecimal.
    static String of(String name, byte[] secret) {
        byte[] text = ("jupiter fingerprint of the " + name).getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(Hmac.of(secret, text), 0, BYTES);
    }
}
