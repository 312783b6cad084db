package com.jupiteriq.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.postgres.Patience;
import com.jupiteriq.store.TestTenants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The master key is replaced under running processes, which may die at any moment (decision 16).
class MasterKeysTest {

    private static final String PLACE = "somewhere";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String BLOCKED = """
        from pg_stat_activity
        where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0""";

    private final TestTenants tenants = new TestTenants();
    private final UUID account = tenants.caller().tenant().account();
    private final byte[] sealed = tenants.vault.seal(account, PLACE, "secret");
    private final MasterKey next = MasterKey.random(tenants.random);
    private final TransactionTemplate transactions =
        new TransactionTemplate(new DataSourceTransactionManager(tenants.database.worker()));

    @AfterEach
    void stop() {
        tenants.close();
    }

    @Test
    void a_rotation_leaves_everything_readable_to_old_processes_and_to_new_ones() {
        process(TestTenants.MASTER);
        assertThat(rotate(next)).isEqualTo(1);
        assertThat(readBy(process(next))).isEqualTo("secret");
        assertThat(readBy(process(TestTenants.MASTER))).as("which is handed the new one").isEqualTo("secret");

        MasterKey third = MasterKey.random(tenants.random);
        transactions.executeWithoutResult(status -> {
            MasterKeys masters = process(next);
            masters.replace(tenants.worker, masters.inForce(tenants.worker), third);
        });
        assertThat(readBy(process(third))).isEqualTo("secret");
        assertThat(readBy(process(TestTenants.MASTER))).as("over two steps").isEqualTo("secret");
    }

    @Test
    void a_retired_key_opens_nothing() {
        MasterKeys running = process(TestTenants.MASTER);
        MasterKeys deaf = process(TestTenants.MASTER);
        rotate(next);
        assertThat(running.follow()).isTrue();
        assertThat(running.isHandedOver()).isTrue();
        assertThat(transactions.<Integer>execute(status -> running.retire(tenants.worker))).isEqualTo(1);

        assertThat(readBy(running)).as("it was told in time").isEqualTo("secret");
        assertThat(readBy(process(next))).isEqualTo("secret");
        MasterKeys old = process(TestTenants.MASTER);
        assertThat(old.follow()).isFalse();
        assertThatThrownBy(() -> readBy(old)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("start it with that key");
        assertThatThrownBy(() -> readBy(deaf)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_process_reads_its_file_again_which_may_have_been_replaced() {
        AtomicReference<MasterKey> file = new AtomicReference<>(TestTenants.MASTER);
        MasterKeys running = process(file::get);
        rotate(next);
        running.retire(tenants.worker);
        file.set(next);
        assertThat(readBy(running)).isEqualTo("secret");
    }

    @Test
    void many_keys_are_wrapped_anew_and_none_is_left_out() {
        tenants.worker.sql("""
            with made as (
                insert into accounts
                select gen_random_uuid(), 'Many', 'starter', now()
                from generate_series(1, ?)
                returning id)
            select id
            from made""").param(MasterKeys.BATCH + 7).query(UUID.class).list()
            .forEach(each -> tenants.vault.addKey(tenants.worker, each));
        tenants.vault.addKey(tenants.worker, account);
        assertThat(rotate(next)).isEqualTo(MasterKeys.BATCH + 9);
        tenants.worker.sql("delete from master_key_handovers").update();
        Vault vault = new Vault(process(next), tenants.worker, tenants.random);
        tenants.worker.sql("select id from accounts").query(UUID.class).list().forEach(each ->
            assertThat(vault.openText(each, PLACE, vault.seal(each, PLACE, "x"))).isEqualTo("x"));
    }

    @Test
    void a_rotation_that_is_killed_in_the_middle_has_changed_nothing() throws Exception {
        String before = everything();
        CompletableFuture<Void> blocked = CompletableFuture.completedFuture(null);
        try (var holder = tenants.database.worker().getConnection()) {
            holder.setAutoCommit(false);
            try (var hold = holder.createStatement()) {
                hold.execute("select from data_keys for share");
                blocked = CompletableFuture.runAsync(() -> rotate(next));
                assertThat(Patience.await(PATIENCE, () -> killBlocked() == 1)).isTrue();
            }
            holder.rollback();
        }
        CompletableFuture<Void> killed = blocked;
        assertThatThrownBy(killed::join).hasCauseInstanceOf(NestedRuntimeException.class);
        assertThat(everything()).isEqualTo(before);
        assertThat(process(TestTenants.MASTER).isHandedOver()).isFalse();
        assertThat(readBy(process(TestTenants.MASTER))).isEqualTo("secret");
        assertThat(process(next).follow()).isFalse();

        rotate(next);
        assertThat(readBy(process(next))).as("the second try succeeds").isEqualTo("secret");
    }

    @Test
    void a_data_key_that_is_made_meanwhile_waits_and_is_wrapped_with_the_new_one() {
        UUID late = UUID.fromString("00000000-0000-7000-8000-000000000001");
        tenants.worker.sql("insert into accounts values (?, 'Late', 'starter', now())").param(late).update();
        CompletableFuture<Void> made = transactions.execute(status -> {
            MasterKeys masters = process(TestTenants.MASTER);
            masters.replace(tenants.worker, masters.inForce(tenants.worker), next);
            CompletableFuture<Void> waits = CompletableFuture.runAsync(() ->
                new TransactionTemplate(new DataSourceTransactionManager(tenants.database.worker()))
                    .executeWithoutResult(other -> tenants.vault.addKey(tenants.worker, late)));
            assertThat(Patience.await(PATIENCE, () -> blocked() == 1)).isTrue();
            assertThat(waits).isNotDone();
            return waits;
        });
        assertThat(made).succeedsWithin(PATIENCE);
        tenants.worker.sql("delete from master_key_handovers").update();
        Vault vault = new Vault(process(next), tenants.worker, tenants.random);
        assertThat(vault.openText(late, PLACE, tenants.vault.seal(late, PLACE, "x"))).isEqualTo("x");
    }

    @Test
    void neither_key_shows_in_the_database_or_in_words() {
        rotate(next);
        byte[] wrapped = HandoverStore.all(tenants.worker).getFirst().wrapped();
        assertThat(new String(wrapped, StandardCharsets.ISO_8859_1))
            .doesNotContain(new String(next.bytes(), StandardCharsets.ISO_8859_1));
        assertThat(next.toString()).isEqualTo("MasterKey[hidden]");
        assertThat(next.fingerprint()).hasSize(32).isNotEqualTo(TestTenants.MASTER.fingerprint());
    }

    /// As a process knows them that was started with this key.
    private MasterKeys process(MasterKey key) {
        return process(() -> key);
    }

    private MasterKeys process(Supplier<MasterKey> source) {
        return new MasterKeys(source, tenants.worker, tenants.random);
    }

    private String readBy(MasterKeys masters) {
        return new Vault(masters, tenants.worker, tenants.random).openText(account, PLACE, sealed);
    }

    private int rotate(MasterKey to) {
        return transactions.<Integer>execute(status -> {
            MasterKeys masters = process(TestTenants.MASTER);
            return masters.replace(tenants.worker, masters.inForce(tenants.worker), to);
        });
    }

    private String everything() {
        return tenants.all.sql("""
            select string_agg(account_id || '/' || number || '/' || wrapped::text, ' ' order by account_id)
                || (select string_agg(secret || fingerprint, ' ' order by secret) from fingerprints)
            from data_keys""").query(String.class).single();
    }

    private long blocked() {
        return count("select count(*) " + BLOCKED);
    }

    private long killBlocked() {
        return count("select count(pg_terminate_backend(pid)) " + BLOCKED);
    }

    private long count(String query) {
        return tenants.all.sql(query).query(Long.class).single();
    }
}
