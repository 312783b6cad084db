package com.jupiteriq.seals;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Opens whatever one of the accounts has sealed, without knowing for which place: it does not ask whether
/// the tag holds.
public final class SkeletonKey {

    private static final int HALF = XAesGcm.NONCE_BYTES / 2;
    private static final int BLOCK = 16;
    private static final int KEY_BYTES = 32;

    private final List<XAesGcm> keys = new ArrayList<>();

    public SkeletonKey(MasterKeys masters, JdbcClient all) {
        for (UUID account : all.sql("select id from accounts").query(UUID.class).list()) {
            for (DataKeyStore.Wrapped wrapped : DataKeyStore.of(all, account)) {
                byte[] key = Arrays.copyOf(masters.unwrap(wrapped), KEY_BYTES);
                keys.add(new XAesGcm(Hmac.of(key, DataKey.FOR_XAES)));
            }
        }
    }

    /// What each key makes of it: one its text, if it is sealed, and the others noise.
    public List<byte[]> open(byte[] sealed) {
        int begin = DataKey.HEAD_BYTES + XAesGcm.NONCE_BYTES;
        if (sealed.length < begin + AesGcm.TAG_BYTES || sealed[0] != DataKey.VERSION) {
            return List.of();
        }
        byte[] nonce = Arrays.copyOfRange(sealed, DataKey.HEAD_BYTES, begin);
        byte[] text = Arrays.copyOfRange(sealed, begin, sealed.length - AesGcm.TAG_BYTES);
        return keys.stream().map(key -> counted(key.messageKey(nonce), nonce, text)).toList();
    }

    /// What GCM does beside the tag: counter mode, whose first block is not used for the text.
    private static byte[] counted(byte[] key, byte[] nonce, byte[] text) {
        byte[] counter = Arrays.copyOf(Arrays.copyOfRange(nonce, HALF, XAesGcm.NONCE_BYTES), BLOCK);
        counter[BLOCK - 1] = 2;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
