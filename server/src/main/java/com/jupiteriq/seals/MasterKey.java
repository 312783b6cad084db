package com.jupiteriq.seals;

import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;

/// The 32 bytes that wrap every data key and every key that signs (decision D3).
public record MasterKey(byte[] bytes) {

    public static final int BYTES = 32;

    /// The name under which a database remembers it.
    public static final String NAME = "master key";

    public static MasterKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new MasterKey(bytes);
    }

    /// Tells it from others and tells nothing of it.
    public String fingerprint() {
        return Fingerprint.of(NAME, bytes);
    }

    byte[] wrap(byte[] key, byte[] place, SecureRandom random) {
        return new AesGcm(bytes).seal(key, place, random);
    }

    /// Throws `IllegalStateException` when this is not the key that has wrapped it for this place.
    byte[] unwrap(byte[] wrapped, byte[] place) {
        try {
            return new AesGcm(bytes).open(wrapped, place);
        } catch (AEADBadTagException wrongMaster) {
            throw new IllegalStateException("the master key does not open what it should", wrongMaster);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
