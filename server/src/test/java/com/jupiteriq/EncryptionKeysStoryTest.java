package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.seals.MasterKey;
import com.jupiteriq.seals.MasterKeys;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.TestTenants;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Two servers on one database answer on, while data keys and the master key are replaced under them.
class EncryptionKeysStoryTest {

    private static final Actor OPERATOR = Actor.operator("cmd_test");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PROMISED = Duration.ofSeconds(1);

    private static final TestServer ONE = new TestServer();
    private static final TestServer TWO = ONE.another();

    /// Ids of tickets, with the addresses of their customers.
    private final Map<String, String> written = new ConcurrentSkipListMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();

    @AfterAll
    static void stop() {
        TWO.close();
        ONE.close();
    }

    @Test
    void both_go_on_writing_and_reading_while_every_key_is_replaced() {
        Account account = ONE.account();
        String key = ONE.key(account, "platform");
        EncryptionKeys keys = ONE.part(EncryptionKeys.class);
        MasterKey last = MasterKey.random(ONE.tenants.random);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> busy = new ArrayList<>();
            try {
                for (TestServer server : List.of(ONE, TWO)) {
                    busy.add(clients.submit(() -> write(server, key)));
                    busy.add(clients.submit(() -> read(server, key)));
                }
                awaitWritten(10);
                assertThat(keys.rotateDataKey(OPERATOR, account.publicId())).isEqualTo(2);
                awaitWritten(10);
                keys.rotateMasterKey(OPERATOR, MasterKey.random(ONE.tenants.random));
                assertThat(keys.rotateDataKey(OPERATOR, account.publicId())).isEqualTo(3);
                awaitWritten(10);
                keys.rotateMasterKey(OPERATOR, last);
                awaitWritten(10);
            } finally {
                done.set(true);
            }
            assertThat(busy).allSatisfy(each -> assertThat(each).succeedsWithin(PATIENCE));
        }
        written.forEach((id, email) -> {
            assertThat(ONE.get("/v1/tickets/" + id, key).body()).contains(email);
            assertThat(TWO.get("/v1/tickets?customer_email=" + email, key).body()).contains(id);
        });
        assertNewAccountsWork(last);
        assertOnRecord(account);
    }

    private Void write(TestServer server, String key) {
        while (!done.get()) {
            String email = "customer" + count.incrementAndGet() + "@rotation.example";
            HttpResponse<String> made = server.send("POST", "/v1/tickets", key,
                "{\"subject\":\"Rotation\",\"customer_email\":\"" + email + "\"}",
                "X-Idempotency-Key", email);
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            written.put(made.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", ""), email);
        }
        return null;
    }

    /// What the other one wrote a moment ago, too.
    private Void read(TestServer server, String key) {
        while (!done.get()) {
            for (String path : List.of("/v1/tickets?sort=-created_at", "/v1/events?limit=20")) {
                HttpResponse<String> page = server.get(path, key);
                assertThat(page.statusCode()).as(path + page.body()).isEqualTo(200);
            }
        }
        return null;
    }

    private void awaitWritten(int more) {
        int wanted = written.size() + more;
        assertThat(within(PATIENCE, () -> written.size() >= wanted)).isTrue();
    }

    /// With the master key in force, which no process was started with.
    private static void assertNewAccountsWork(MasterKey last) {
        String made = TWO.key(TWO.account(), "platform");
        ONE.part(EncryptionKeys.class).beginAnew();
        assertThat(ONE.get("/v1/tickets", made).statusCode()).isEqualTo(200);
        EncryptionKeys keys = TWO.part(EncryptionKeys.class);
        assertThat(keys.retireMasterKeys(OPERATOR, inForce ->
            assertThat(inForce.fingerprint()).isEqualTo(last.fingerprint()))).isEqualTo(2);
        MasterKeys old = new MasterKeys(() -> TestTenants.MASTER, ONE.tenants.worker, ONE.tenants.random);
        assertThat(old.follow()).as("an old key opens nothing any more").isFalse();
        for (TestServer server : List.of(ONE, TWO)) {
            server.part(EncryptionKeys.class).beginAnew();
            String email = "late@rotation.example";
            assertThat(server.send("POST", "/v1/tickets", made,
                "{\"subject\":\"Late\",\"customer_email\":\"" + email + "\"}").statusCode()).isEqualTo(201);
            assertThat(server.get("/v1/tickets?customer_email=" + email, made).body()).contains(email);
        }
    }

    private static void assertOnRecord(Account account) {
        assertThat(ONE.tenants.all.sql("""
            select action
            from audit
            where action in ('account.rotate_key', 'master_key.rotate', 'master_key.retire')
              and (target = ? or target !~ '^acc_')
            order by created_at, id""").param(account.publicId()).query(String.class).list())
            .containsExactly("account.rotate_key", "master_key.rotate", "account.rotate_key",
                "master_key.rotate", "master_key.retire");
    }

    @Test
    void each_node_seals_with_the_new_key_in_under_a_second() {
        Account account = ONE.account();
        for (int number = 2; number < 5; number++) {
            int wanted = ONE.part(EncryptionKeys.class).rotateDataKey(OPERATOR, account.publicId());
            assertThat(wanted).isEqualTo(number);
            assertThat(within(PROMISED, () ->
                sealsWith(wanted, ONE, account) && sealsWith(wanted, TWO, account))).isTrue();
        }
    }

    /// By the number in the head of what the server seals now.
    private static boolean sealsWith(int number, TestServer server, Account account) {
        byte[] sealed = server.part(Vault.class).seal(account.id(), "somewhere", "x");
        return sealed[0] == 2 && (sealed[1] << Byte.SIZE | sealed[2]) == number;
    }

    private static boolean within(Duration time, BooleanSupplier condition) {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return true;
    }
}
