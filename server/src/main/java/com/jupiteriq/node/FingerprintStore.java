package com.jupiteriq.node;

import com.jupiteriq.kernel.StartRefused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Remembers in the database which secrets it was begun with, without telling them, so that a start with
/// others is refused before it does harm.
final class FingerprintStore {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private static final String REMEMBER = """
        insert into fingerprints (secret, fingerprint)
        values (?, ?)
        on conflict (secret) do nothing""";

    private static final String FIND = "select fingerprint from fingerprints where secret = ?";

    private final JdbcClient worker;

    FingerprintStore(JdbcClient worker) {
        this.worker = worker;
    }

    void check(Secrets secrets) {
        check("master key", secrets.masterKey());
        check("pepper", secrets.pepper());
    }

    private void check(String name, byte[] secret) {
        String fingerprint = fingerprint(name, secret);
        worker.sql(REMEMBER).params(name, fingerprint).update();
        String known = worker.sql(FIND).param(name).query(String.class).single();
        if (!known.equals(fingerprint)) {
            throw new StartRefused(
                "The " + name + " is not the one that this database was begun with; give the right"
                + " one, for with another nothing in it can be "
                + (name.equals("pepper") ? "signed into." : "read."));
        }
    }

    private static String fingerprint(String name, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] hash =
                mac.doFinal(("jupiter fingerprint of the " + name).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
