package com.jupiteriq.seals;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// XAES-256-GCM (C2SP) under one key: 192 random bits, the ciphertext and a tag of 128 bits. The first half
/// of the nonce makes a key of its own for each message, the second is the nonce of AES-256-GCM under it:
/// 2^80 messages under one key meet with a probability of 2^-32 (decision 16).
final class XAesGcm {

    static final int NONCE_BYTES = 24;

    private static final int HALF = NONCE_BYTES / 2;
    private static final int BLOCK = 16;

    /// What CMAC multiplies by when a bit falls out (NIST SP 800-38B).
    private static final int CARRY = 0x87;

    private final SecretKeySpec key;
    private final byte[] mask;

    /// @param key 32 bytes
    XAesGcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.mask = doubled(encrypted(new byte[BLOCK]));
    }

    /// @param head stands before the result
    /// @param nonce random; no other message may have it
    /// @param place is not part of the result and needed again to open it
    byte[] seal(byte[] head, byte[] nonce, byte[] plain, byte[] place) {
        int begin = head.length + NONCE_BYTES;
        byte[] sealed = new byte[begin + plain.length + AesGcm.TAG_BYTES];
        System.arraycopy(head, 0, sealed, 0, head.length);
        System.arraycopy(nonce, 0, sealed, head.length, NONCE_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain, 0, plain.length, sealed, begin);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return sealed;
    }

    /// Throws when the bytes were not sealed under this key for this place.
    ///
    /// @param headLength where the nonce begins; as many bytes as it has must be there
    byte[] open(byte[] sealed, int headLength, byte[] place) throws AEADBadTagException {
        int begin = headLength + NONCE_BYTES;
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, headLength, begin), place)
                .doFinal(sealed, begin, sealed.length - begin);
        } catch (AEADBadTagException tampered) {
            throw tampered;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        SecretKeySpec own = new SecretKeySpec(messageKey(nonce), "AES");
        return AesGcm.cipher(mode, own, Arrays.copyOfRange(nonce, HALF, NONCE_BYTES), place);
    }

    /// Counter-mode KDF over CMAC (NIST SP 800-108), of which two blocks remain to be encrypted.
    byte[] messageKey(byte[] nonce) {
        byte[] blocks = new byte[2 * BLOCK];
        for (int block = 0; block < 2; block++) {
            int start = block * BLOCK;
            blocks[start + 1] = (byte) (block + 1);
            blocks[start + 2] = 'X';
            System.arraycopy(nonce, 0, blocks, start + BLOCK - HALF, HALF);
            for (int i = 0; i < BLOCK; i++) {
                blocks[start + i] ^= mask[i];
            }
        }
        return encrypted(blocks);
    }

    private byte[] encrypted(byte[] blocks) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding", AesGcm.PROVIDER);
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Times two in the field of CMAC.
    private static byte[] doubled(byte[] block) {
        byte[] twice = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? (block[i + 1] & 0xFF) >>> (Byte.SIZE - 1) : 0;
            twice[i] = (byte) (block[i] << 1 | next);
        }
        twice[BLOCK - 1] ^= (byte) (block[0] < 0 ? CARRY : 0);
        return twice;
    }
}
