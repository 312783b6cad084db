package com.jupiteriq.seals;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.aead.XAesGcmParameters;
import com.google.crypto.tink.aead.XAesGcmParameters.Variant;
import com.google.crypto.tink.aead.subtle.XAesGcmAead;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// XAES-256-GCM as C2SP has published it.
class XAesGcmTest {

    private static final byte[] NO_HEAD = {};
    private static final byte[] PLAIN = "what nobody shall read".getBytes(US_ASCII);
    private static final byte[] PLACE = "tickets.customer_email:1".getBytes(US_ASCII);
    private static final int NONCE = XAesGcm.NONCE_BYTES;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = random.generateSeed(32);
    private final XAesGcm cipher = new XAesGcm(key);

    /// The two examples of the specification: in one of them the mask carries.
    @ParameterizedTest
    @CsvSource({
        "1, '', ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271",
        "3, c2sp.org/XAES-256-GCM, 986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"})
    void seals_as_the_specification_does(byte keyByte, String place, String expected) {
        byte[] published = new byte[32];
        Arrays.fill(published, keyByte);
        byte[] nonce = "ABCDEFGHIJKLMNOPQRSTUVWX".getBytes(US_ASCII);
        byte[] sealed = new XAesGcm(published)
            .seal(NO_HEAD, nonce, "XAES-256-GCM".getBytes(US_ASCII), place.getBytes(US_ASCII));
        assertThat(HexFormat.of().formatHex(sealed, NONCE, sealed.length)).isEqualTo(expected);
    }

    @Test
    void seals_as_tink_does() throws GeneralSecurityException {
        Aead tink = XAesGcmAead.create(XAesGcmKey.create(
            XAesGcmParameters.create(Variant.NO_PREFIX, NONCE / 2),
            SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()), null));
        for (int length = 0; length < 100; length++) {
            byte[] plain = new byte[length];
            random.nextBytes(plain);
            assertThat(tink.decrypt(cipher.seal(NO_HEAD, nonce(), plain, PLACE), PLACE)).isEqualTo(plain);
            assertThat(cipher.open(tink.encrypt(plain, PLACE), 0, PLACE)).isEqualTo(plain);
        }
    }

    @Test
    void puts_the_head_before_everything_and_opens_behind_it() throws AEADBadTagException {
        byte[] head = {7, 8, 9};
        byte[] nonce = nonce();
        byte[] sealed = cipher.seal(head, nonce, PLAIN, PLACE);
        assertThat(sealed).startsWith(head).hasSize(head.length + NONCE + PLAIN.length + 16);
        assertThat(Arrays.copyOfRange(sealed, head.length, head.length + NONCE)).isEqualTo(nonce);
        assertThat(cipher.open(sealed, head.length, PLACE)).isEqualTo(PLAIN);
    }

    @Test
    void opens_nothing_that_was_changed_or_lies_elsewhere() {
        byte[] sealed = cipher.seal(NO_HEAD, nonce(), PLAIN, PLACE);
        assertThatThrownBy(() -> cipher.open(sealed, 0, "tickets.customer_email:2".getBytes(US_ASCII)))
            .isInstanceOf(AEADBadTagException.class);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> cipher.open(changed, 0, PLACE)).as("byte " + i)
                .isInstanceOf(AEADBadTagException.class);
        }
    }

    private byte[] nonce() {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return nonce;
    }
}
