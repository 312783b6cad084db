package com.jupiteriq.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.TestTenants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What is sealed can be opened in its own place, with its own account's key, and unchanged (decision D3).
class VaultTest {

    private static final String PLACE = "tickets.customer_email:1";
    private static final String COLUMN = "tickets.customer_email";

    /// Of an account whose first data key the released version 1 has wrapped with the master key of zeros.
    private static final UUID OLD_ACCOUNT = new UUID(0x7000, 1);
    private static final byte[] OLD_WRAPPED = HexFormat.of().parseHex("""
        017477656c76652062797465738179889977016d249568d3d304a7324bc776d4fa043cf17c791f64a4d506bd18d2e0a\
        6673548\
        c70a4623ba1b1e5efce9374d3e058defbc554877c568d9957b0814bf6d1c646c75a02cf4581d0f2bb32c""");
    private static final byte[] OLD_SEALED = HexFormat.of().parseHex(
        "016f74686572207477656c7665c81754711b0363ef5d7474614e9ef2913f95b4979f0223489df5a6");
    private static final String OLD_INDEX = "sJczSJZRa8bzGS2XmVBkWw";

    private static final TestTenants TENANTS = new TestTenants();
    private static final UUID ACCOUNT = TENANTS.caller().tenant().account();
    private static final UUID OTHER = TENANTS.caller().tenant().account();

    private final Vault vault = TENANTS.vault;

    @AfterAll
    static void stop() {
        TENANTS.close();
    }

    /// Another process on the same database.
    private static Vault another() {
        MasterKeys masters = new MasterKeys(() -> TestTenants.MASTER, TENANTS.worker, TENANTS.random);
        return new Vault(masters, TENANTS.worker, TENANTS.random);
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
        assertThat(another().openText(ACCOUNT, PLACE, sealed)).isEqualTo("secret");
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
    void another_accounts_data_key_is_noticed() {
        TENANTS.worker.sql("insert into data_keys (account_id, number, wrapped)"
                + " select account_id, 2, wrapped from data_keys where account_id = ? and number = 1")
            .param(OTHER).update();
        assertThatThrownBy(() -> another().seal(OTHER, PLACE, "secret"))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("master key");
        TENANTS.worker.sql("delete from data_keys where account_id = ? and number = 2").param(OTHER).update();
    }

    @Test
    void an_account_without_a_data_key_was_erased() {
        assertThatThrownBy(() -> vault.seal(new UUID(0, 7), PLACE, "secret"))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("erased");
    }

    @Test
    void what_version_1_has_sealed_is_read_and_found_for_ever() {
        TENANTS.worker.sql("insert into accounts values (?, 'Old', 'starter', now())").param(OLD_ACCOUNT)
            .update();
        DataKeyStore.insert(TENANTS.worker, OLD_ACCOUNT, 1, OLD_WRAPPED);
        for (int keys = 1; keys <= 3; keys++) {
            assertThat(vault.countKeys(TENANTS.worker, OLD_ACCOUNT)).isEqualTo(keys);
            assertThat(vault.openText(OLD_ACCOUNT, PLACE, OLD_SEALED)).isEqualTo("a@b.example");
            assertThat(vault.blindIndex(OLD_ACCOUNT, COLUMN, "a@b.example")).isEqualTo(OLD_INDEX);
            assertThat(vault.seal(OLD_ACCOUNT, PLACE, "new")).startsWith(2, 0, keys);
            vault.addKey(TENANTS.worker, OLD_ACCOUNT);
            vault.forget(OLD_ACCOUNT);
        }
        byte[] changed = OLD_SEALED.clone();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(OLD_ACCOUNT, PLACE, changed))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining(PLACE);
    }

    @Test
    void a_new_data_key_seals_and_the_old_ones_open() {
        UUID account = TENANTS.caller().tenant().account();
        Vault node = another();
        byte[] old = vault.seal(account, PLACE, "old");
        String index = vault.blindIndex(account, COLUMN, "a@b.example");
        assertThat(node.seal(account, PLACE, "old")).startsWith(2, 0, 1);

        vault.addKey(TENANTS.worker, account);
        assertThat(vault.seal(account, PLACE, "told nothing")).startsWith(2, 0, 1);
        vault.forget(account);
        byte[] fresh = vault.seal(account, PLACE, "new");
        assertThat(fresh).startsWith(2, 0, 2);
        assertThat(node.openText(account, PLACE, fresh)).as("to a node that was not told").isEqualTo("new");
        for (Vault each : new Vault[] {vault, node, another()}) {
            assertThat(each.openText(account, PLACE, old)).isEqualTo("old");
            assertThat(each.blindIndex(account, COLUMN, "a@b.example")).isEqualTo(index);
        }
    }

    @Test
    void whoever_was_told_never_seals_with_an_older_key_again() {
        UUID account = TENANTS.caller().tenant().account();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waits = Stream.<Future<?>>generate(() -> others.submit(() -> {
                while (!done.get()) {
                    assertThat(vault.openText(account, PLACE, vault.seal(account, PLACE, "x")))
                        .isEqualTo("x");
                }
                return null;
            })).limit(4).toList();
            try {
                for (int number = 2; number < 100; number++) {
                    vault.addKey(TENANTS.worker, account);
                    vault.forget(account);
                    assertThat(vault.seal(account, PLACE, "x")).startsWith(2, 0, number);
                }
            } finally {
                done.set(true);
            }
            assertThat(waits).allSatisfy(wait -> assertThat(wait).succeedsWithin(Duration.ofSeconds(10)));
        }
    }

    @Test
    void an_account_has_no_more_data_keys_than_there_are_numbers() {
        UUID account = TENANTS.caller().tenant().account();
        TENANTS.worker.sql("update data_keys set number = 65535 where account_id = ?")
            .param(account).update();
        assertThatThrownBy(() -> vault.addKey(TENANTS.worker, account)).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Conflict.class));
    }

    @Test
    void the_same_text_never_looks_the_same_and_does_not_show() {
        byte[] once = vault.seal(ACCOUNT, PLACE, "a rather long secret text");
        assertThat(vault.seal(ACCOUNT, PLACE, "a rather long secret text")).isNotEqualTo(once);
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(DataKeyStore.of(TENANTS.worker, ACCOUNT).getFirst().bytes()).hasSizeGreaterThan(64);
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
