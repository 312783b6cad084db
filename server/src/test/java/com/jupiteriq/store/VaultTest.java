package com.jupiteriq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is sealed can be opened in its own place, with its own account's key, and unchanged (decision D3).
class VaultTest {

    private static final UUID ACCOUNT = new UUID(0x7000, 1);
    private static final UUID OTHER = new UUID(0x7000, 2);
    private static final String PLACE = "tickets.customer_email:1";

    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, byte[]> wrapped = new HashMap<>();
    private final byte[] masterKey = new byte[Vault.KEY_BYTES];
    private final Vault vault = new Vault(masterKey, random, wrapped::get);

    @BeforeEach
    void accounts() {
        wrapped.put(ACCOUNT, vault.newDataKey(ACCOUNT));
        wrapped.put(OTHER, vault.newDataKey(OTHER));
    }

    @Test
    void what_was_sealed_is_opened() {
        for (String text : new String[] {"", "a@b.example", "ü\u0000€𝄞", "x".repeat(100_000)}) {
            assertThat(vault.openText(ACCOUNT, PLACE, vault.seal(ACCOUNT, PLACE, text))).isEqualTo(text);
        }
    }

    @Test
    void another_process_with_the_master_key_opens_it() {
        byte[] sealed = vault.seal(ACCOUNT, PLACE, "secret");
        assertThat(new Vault(masterKey, random, wrapped::get).openText(ACCOUNT, PLACE, sealed))
            .isEqualTo("secret");
    }

    @Test
    void another_place_does_not_open_it() {
        byte[] sealed = vault.seal(ACCOUNT, PLACE, "secret");
        assertThatThrownBy(() -> vault.open(ACCOUNT, "tickets.customer_email:2", sealed))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("tickets.customer_email:2");
    }

    @Test
    void another_account_does_not_open_it() {
        byte[] sealed = vault.seal(ACCOUNT, PLACE, "secret");
        assertThatThrownBy(() -> vault.open(OTHER, PLACE, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_single_changed_bit_is_noticed() {
        byte[] sealed = vault.seal(ACCOUNT, PLACE, "secret");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(ACCOUNT, PLACE, changed)).as("byte " + i)
                .isInstanceOf(IllegalStateException.class).hasMessageNotContaining("secret");
        }
        assertThatThrownBy(() -> vault.open(ACCOUNT, PLACE, new byte[0]))
            .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_master_key_or_another_accounts_data_key_is_noticed() {
        byte[] other = masterKey.clone();
        other[0] = 1;
        byte[] sealed = vault.seal(ACCOUNT, PLACE, "secret");
        assertThatThrownBy(() -> new Vault(other, random, wrapped::get).open(ACCOUNT, PLACE, sealed))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("master key");
        Vault swapped = new Vault(masterKey, random, account -> wrapped.get(OTHER));
        assertThatThrownBy(() -> swapped.open(ACCOUNT, PLACE, sealed))
            .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_text_never_looks_the_same_and_does_not_show() {
        byte[] once = vault.seal(ACCOUNT, PLACE, "a rather long secret text");
        assertThat(vault.seal(ACCOUNT, PLACE, "a rather long secret text")).isNotEqualTo(once);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(new String(wrapped.get(ACCOUNT), StandardCharsets.ISO_8859_1)).hasSizeGreaterThan(64);
    }

    @Test
    void an_index_finds_equal_values_of_one_column_of_one_account() {
        String index = vault.blindIndex(ACCOUNT, "tickets.customer_email", "a@b.example");
        assertThat(vault.blindIndex(ACCOUNT, "tickets.customer_email", "a@b.example")).isEqualTo(index);
        assertThat(index).hasSize(22).doesNotContain("a@b");
        assertThat(vault.blindIndex(ACCOUNT, "tickets.customer_email", "b@b.example")).isNotEqualTo(index);
        assertThat(vault.blindIndex(ACCOUNT, "users.email", "a@b.example")).isNotEqualTo(index);
        assertThat(vault.blindIndex(OTHER, "tickets.customer_email", "a@b.example")).isNotEqualTo(index);
    }
}
