package com.jupiteriq.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Refused;
import com.jupiteriq.seals.Peppers;
import com.jupiteriq.store.TestTenants;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Random random = new Random(42);

    @ParameterizedTest
    @ValueSource(strings = {"jiq_live_", "jiq_test_", "sk_live_", "stk_", "stk_test_", "acct_live_"})
    void is_read_back_and_matches_the_published_pattern(String prefix) {
        Pattern published = Pattern.compile(KeySecret.PATTERN);
        for (int i = 0; i < 500; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            String text = KeySecret.create(prefix, id, random).reveal();
            assertThat(text).hasSize(prefix.length() + 71);
            KeySecret read = KeySecret.parse(text).orElseThrow();
            assertThat(read.id()).isEqualTo(id);
            assertThat(read.prefix()).isEqualTo(prefix);
            assertThat(published.matcher("key=\"" + text + "\";").results().map(found -> found.group()))
                .containsExactly(text);
        }
    }

    @Test
    void smallest_and_largest_ids_and_random_bits_fit() {
        for (UUID id : new UUID[] {new UUID(0, 0), new UUID(-1, -1), new UUID(0, -1), new UUID(-1, 0)}) {
            assertThat(KeySecret.parse(KeySecret.create("stk_", id, () -> -1L).reveal()).orElseThrow().id())
                .isEqualTo(id);
        }
    }

    @Test
    void every_typo_is_refused_without_a_look_up() {
        String text = KeySecret.create("jiq_test_", new UUID(7, 8), random).reveal();
        for (int at = 0; at < text.length(); at++) {
            for (int i = 0; i < ALPHABET.length(); i++) {
                if (text.charAt(at) != ALPHABET.charAt(i)) {
                    String typo = text.substring(0, at) + ALPHABET.charAt(i) + text.substring(at + 1);
                    assertThat(KeySecret.parse(typo)).as(typo).isEmpty();
                }
            }
            assertThat(KeySecret.parse(text.substring(0, at) + text.substring(at + 1))).isEmpty();
            assertThat(KeySecret.parse(text.substring(0, at) + "é" + text.substring(at + 1))).isEmpty();
        }
        assertThat(KeySecret.parse(text + " ")).isEmpty();
        assertThat(KeySecret.parse("")).isEmpty();
        assertThat(KeySecret.parse("x".repeat(100_000))).isEmpty();
    }

    @Test
    void an_id_beyond_128_bits_is_refused_even_with_a_right_checksum() {
        String body = "stk_" + "z".repeat(22) + "0".repeat(43);
        var crc = new java.util.zip.CRC32();
        crc.update(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        String text = body + Base62.encode(java.math.BigInteger.valueOf(crc.getValue()), 6);
        assertThat(KeySecret.parse(text)).isEmpty();
    }

    @Test
    void does_not_tell_itself_in_messages() {
        KeySecret secret = KeySecret.create("stk_", new UUID(7, 8), random);
        assertThat(secret.toString())
            .doesNotContain(secret.reveal().substring(26))
            .contains("00000000-0000-0007");
    }

    @Test
    void the_stored_hash_is_a_version_and_the_keyed_hash_of_the_whole_secret() throws Exception {
        byte[] key = new byte[32];
        random.nextBytes(key);
        KeySecret secret = KeySecret.create("stk_", new UUID(7, 8), random);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        try (TestTenants tenants = new TestTenants()) {
            Pepper pepper = new Pepper(new Peppers(() -> key, tenants.worker, new SecureRandom()));
            Pepper.Hash hash = pepper.hash(secret.bytes());
            assertThat(hash.pepper()).isEqualTo(Peppers.id(key));
            assertThat(HexFormat.of().formatHex(hash.code()))
                .isEqualTo("01" + HexFormat.of().formatHex(mac.doFinal(secret.bytes())));
            assertThat(pepper.matches(secret.bytes(), hash)).isTrue();

            KeySecret sameId = KeySecret.create("stk_", new UUID(7, 8), random);
            assertThat(pepper.matches(sameId.bytes(), hash)).isFalse();
            assertThat(pepper.matches(secret.bytes(), new Pepper.Hash(hash.pepper(), new byte[0]))).isFalse();
            assertThatThrownBy(() -> pepper.matches(secret.bytes(), new Pepper.Hash("other", hash.code())))
                .isInstanceOf(Refused.class).hasMessageContaining("CredentialUnchecked");
        }
    }

}
