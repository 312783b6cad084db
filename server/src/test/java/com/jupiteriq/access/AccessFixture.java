package com.jupiteriq.access;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.accounts.LimitOrder;
import com.jupiteriq.accounts.TestAudit;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.keys.TestKeys;
import com.jupiteriq.limits.LocalLimits;
import com.jupiteriq.paths.Endpoint;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.seals.MasterKeys;
import com.jupiteriq.seals.Peppers;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tokens.Pepper;
import com.jupiteriq.tokens.PepperRotation;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An account with keys of its own, and Gates before it.
final class AccessFixture {

    static final String HOME = "127.0.0.1";
    static final Predicate<Admitted> ANYWHERE = key -> true;
    static final Actor OPERATOR = Actor.operator("cmd_7");
    static final KeyKind PLATFORM = new KeyKind("platform", "jiq_live_", "jiq_test_", null);
    static final KeyKind INTEGRATION = new KeyKind("integration", "stk_", "stk_test_",
        Permissions.of(List.of(Permission.TICKETS_READ, Permission.TICKETS_WRITE)));
    static final List<KeyKind> KINDS = List.of(PLATFORM, INTEGRATION);

    static final Endpoints ENDPOINTS = new Endpoints(() -> List.of(
        new Endpoint("GET", "/tickets"),
        new Endpoint("POST", "/tickets"),
        new Endpoint("GET", "/tickets/{id}"),
        new Endpoint("GET", "/webhooks")));

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    final Peppers peppers;
    final Pepper pepper;
    final PepperRotation rotation;
    final DataSource worker;
    final JdbcClient all;
    final Accounts accounts;
    final Vault vault;
    final EncryptionKeys encryption;
    final Writes writes;
    final OperatorKeys keys;
    final Account account;

    AccessFixture(TestPostgres.Fresh database) {
        SecureRandom random = new SecureRandom();
        Ids ids = new UuidV7(now::get, random);
        worker = database.logins().worker().unpooled();
        all = JdbcClient.create(database.superuser().unpooled());
        Controls controls = new Controls(worker, now::get, new TestAudit());
        JdbcClient client = JdbcClient.create(worker);
        MasterKeys masters = new MasterKeys(() -> TestTenants.MASTER, client, random);
        vault = new Vault(masters, client, random);
        peppers = new Peppers(() -> TestTenants.PEPPER, client, random);
        pepper = new Pepper(peppers);
        accounts = new Accounts(controls, ids, vault, ENDPOINTS);
        encryption = new EncryptionKeys(controls, accounts, vault, masters);
        DataSource app = database.logins().app().unpooled();
        TestKeys made = new TestKeys(KINDS, ENDPOINTS, vault, now::get);
        KeyMint mint = new KeyMint(ids, random, pepper);
        writes = new Writes(app, now::get, List.of(new TestAudit()), () -> { }, 1);
        keys = made.over(controls, accounts, mint, new Reads(app), writes);
        rotation = new PepperRotation(
            controls, accounts, peppers, List.of(made.peppered(controls, keys, mint)));
        account = accounts.create(OPERATOR, "Acme", "professional");
    }

    KeyOrder order(String environment, String contract) {
        return KeyOrder.plain(account.publicId(), environment, contract);
    }

    NewKey platformKey() {
        return keys.create(OPERATOR, order("test", "platform"));
    }

    void limit(@Nullable String endpoint, String requests) {
        Account known = accounts.find(account.id()).orElseThrow();
        Caller caller = new Caller(account.live(), Principal.operator(), Permissions.EVERYTHING,
            new Origin("cmd_8", "local", ""), Deadline.in(Duration.ofSeconds(10)));
        writes.run(caller, write ->
            accounts.change(known, accounts.limited(known, new LimitOrder(endpoint, requests)), write));
    }

    Gate gate(KeyCache cache) {
        return gate(cache, 600);
    }

    Gate gate(KeyCache cache, long failuresPerMinute) {
        return new Gate(cache, pepper, rehashing(cache), tickets(), new LastUsed(worker, vault, now::get),
            new FailedAttempts(new LocalLimits(now::get), failuresPerMinute), now::get);
    }

    Gate gate(KeyCache cache, Rehashing rehashing) {
        return new Gate(cache, pepper, rehashing, tickets(), new LastUsed(worker, vault, now::get),
            new FailedAttempts(new LocalLimits(now::get), 600), now::get);
    }

    Rehashing rehashing(KeyCache cache) {
        return new Rehashing(pepper, worker, List.of(), cache::forget);
    }

    StreamTickets tickets() {
        return new StreamTickets(
            pepper, new UuidV7(now::get, new SecureRandom()), now::get, new UsedTicketStore(worker));
    }

    /// Closed until something opens it.
    KeyCache cache() {
        return new KeyCache(KINDS, ENDPOINTS, worker, KeyCache.MAX_AGE, List.of());
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    /// The actions on record for the account, in their order.
    List<String> audited() {
        return all.sql("select action from audit where tenant_id in (?, ?) order by created_at, id")
            .param(account.live().id())
            .param(account.test().id())
            .query(String.class)
            .list();
    }

    static Credential apiKey(@Nullable String value) {
        return new Credential(value, null, false);
    }

    static Credential bearer(String value) {
        return new Credential(null, "Bearer " + value, false);
    }

    /// Why it was refused, null when it was not.
    static @Nullable Failure failure(Runnable attempt) {
        try {
            attempt.run();
            return null;
        } catch (Refused refused) {
            return refused.failure();
        }
    }

    /// Whether it becomes true within the time.
    static boolean within(Duration time, BooleanSupplier condition) {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }
}
