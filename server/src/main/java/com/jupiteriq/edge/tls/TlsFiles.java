package com.jupiteriq.edge.tls;

import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where the certificate of the API and its private key lie, both as PEM.
///
/// @param certificate the server's own certificate first, then those of its issuers
/// @param key the key of the first certificate, not encrypted
public record TlsFiles(Path certificate, Path key) {

    /// Of each file; a long chain has a few kilobytes.
    private static final int MAX_BYTES = 1 << 20;

    /// Refuses a pair that cannot be used, before anything is started for it.
    public void refuseUnusable() {
        TlsPair.of(this);
    }

    byte[] certificateBytes() {
        return read(certificate, "--tls-certificate");
    }

    byte[] keyBytes() {
        return read(key, "--tls-key");
    }

    /// The hash of both, empty when one of them cannot be read.
    public String fingerprint() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(certificateBytes());
            hash.update((byte) 0);
            return HexFormat.of().formatHex(hash.digest(keyBytes()));
        } catch (StartRefused unreadable) {
            return "";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] read(Path file, String flag) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new StartRefused("The file " + file + " of " + flag + " is larger than " + MAX_BYTES
                    + " bytes and cannot be what is meant.");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw new StartRefused("The file " + file + " of " + flag + " does not exist.", missing);
        } catch (AccessDeniedException denied) {
            throw new StartRefused("The file " + file + " of " + flag
                + " may not be read by the user who runs JupiterIQ; change its owner or its permissions.",
                denied);
        } catch (IOException broken) {
            throw new StartRefused(
                "The file " + file + " of " + flag + " cannot be read (" + broken.getMessage() + ").",
                broken);
        }
    }
}
