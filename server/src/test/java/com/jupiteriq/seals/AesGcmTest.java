package com.jupiteriq.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

class AesGcmTest {

    private static final byte[] PLAIN = "what nobody shall read".getBytes();
    private static final byte[] PLACE = "tickets.customer_email:1".getBytes();

    private final byte[] key = new SecureRandom().generateSeed(32);
    private final AesGcm cipher = new AesGcm(key);
    private final SecureRandom random = new SecureRandom();

    @Test
    void opens_what_it_sealed_and_never_seals_alike() throws GeneralSecurityException {
        byte[] sealed = cipher.seal(PLAIN, PLACE, random);
        assertThat(cipher.open(sealed, PLACE)).isEqualTo(PLAIN);
        assertThat(cipher.seal(PLAIN, PLACE, random)).isNotEqualTo(sealed);
        assertThat(cipher.open(cipher.seal(new byte[0], PLACE, random), PLACE)).isEmpty();
    }

    @Test
    void seals_as_tink_does() throws GeneralSecurityException {
        AesGcmJce tink = new AesGcmJce(key);
        byte[] sealed = cipher.seal(PLAIN, PLACE, random);
        assertThat(tink.decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), PLACE)).isEqualTo(PLAIN);
        byte[] theirs = tink.encrypt(PLAIN, PLACE);
        byte[] versioned = new byte[theirs.length + 1];
        versioned[0] = sealed[0];
        System.arraycopy(theirs, 0, versioned, 1, theirs.length);
        assertThat(cipher.open(versioned, PLACE)).isEqualTo(PLAIN);
    }

    @Test
    void opens_nothing_that_was_changed_or_lies_elsewhere() {
        byte[] sealed = cipher.seal(PLAIN, PLACE, random);
        assertThatThrownBy(() -> cipher.open(sealed, "tickets.customer_email:2".getBytes()))
            .isInstanceOf(AEADBadTagException.class);
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> cipher.open(changed, PLACE)).isInstanceOf(AEADBadTagException.class);
        byte[] newer = sealed.clone();
        newer[0] = 2;
        assertThatThrownBy(() -> cipher.open(newer, PLACE)).hasMessageContaining("version");
        assertThatThrownBy(() -> cipher.open(new byte[3], PLACE)).isInstanceOf(IllegalStateException.class);
    }
}
