package com.jupiteriq.seals;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM under one key: a version byte, 96 random bits, the ciphertext and a tag of 128 bits. It wraps
/// keys, which are few, and opens what was sealed before [XAesGcm] (decision 16).
///
/// After the version byte this is Tink's format for AES-GCM without prefix. Its cipher and its source of
/// randomness live in thread locals, which a virtual thread throws away after one request; that cost a tenth
/// of a create.
final class AesGcm {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    private static final int HEAD_BYTES = 1 + NONCE_BYTES;

    /// Found once: the search through all providers costs more than to seal what is short.
    static final Provider PROVIDER = provider();

    private final SecretKeySpec key;

    /// @param key 32 bytes
    AesGcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /// @param place is not part of the result and needed again to open it
    byte[] seal(byte[] plain, byte[] place, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = new byte[HEAD_BYTES + plain.length + TAG_BYTES];
        sealed[0] = VERSION;
        System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, key, nonce, place)
                .doFinal(plain, 0, plain.length, sealed, HEAD_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return sealed;
    }

    /// Throws when the bytes were not sealed under this key for this place.
    byte[] open(byte[] sealed, byte[] place) throws AEADBadTagException {
        if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] != VERSION) {
            throw new IllegalStateException("sealed by a version that this server does not know");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(sealed, 1, HEAD_BYTES), place)
                .doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
        } catch (AEADBadTagException tampered) {
            throw tampered;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, byte[] place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM, PROVIDER);
        cipher.init(mode, key, new GCMParameterSpec(Byte.SIZE * TAG_BYTES, nonce));
        cipher.updateAAD(place);
        return cipher;
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(ALGORITHM).getProvider();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
