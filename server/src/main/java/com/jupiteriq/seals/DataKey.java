package com.jupiteriq.seals;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;

/// One data key of an account, unwrapped. What it seals begins with a version byte and its number in two;
/// what was sealed before keys had numbers is the first key's, for ever.
final class DataKey {

    static final byte VERSION = 2;

    /// How many numbers there are: at one rotation a day, for 179 years.
    static final int MAX_NUMBER = 0xFFFF;

    static final int HEAD_BYTES = 3;
    private static final int SHORTEST = HEAD_BYTES + XAesGcm.NONCE_BYTES + AesGcm.TAG_BYTES;

    /// A key must not serve two ciphers.
    static final byte[] FOR_XAES = "jupiter seals, version 2".getBytes(StandardCharsets.US_ASCII);

    private final byte[] head;
    private final XAesGcm cipher;
    private final AesGcm before;

    /// @param key 32 bytes
    DataKey(int number, byte[] key) {
        this.head = new byte[] {VERSION, (byte) (number >>> Byte.SIZE), (byte) number};
        this.cipher = new XAesGcm(Hmac.of(key, FOR_XAES));
        this.before = new AesGcm(key);
    }

    /// Which key of its account has sealed this. Throws when it was sealed by no version that this server
    /// knows.
    static int number(byte[] sealed) {
        if (sealed.length > 0 && sealed[0] == AesGcm.VERSION) {
            return 1;
        }
        if (sealed.length < SHORTEST || sealed[0] != VERSION) {
            throw new IllegalStateException("sealed by a version that this server does not know");
        }
        return (sealed[1] & 0xFF) << Byte.SIZE | sealed[2] & 0xFF;
    }

    byte[] seal(byte[] plain, byte[] place, SecureRandom random) {
        byte[] nonce = new byte[XAesGcm.NONCE_BYTES];
        random.nextBytes(nonce);
        return cipher.seal(head, nonce, plain, place);
    }

    byte[] open(byte[] sealed, byte[] place) throws AEADBadTagException {
        return sealed[0] == VERSION
            ? cipher.open(sealed, HEAD_BYTES, place)
            : before.open(sealed, place);
    }
}
