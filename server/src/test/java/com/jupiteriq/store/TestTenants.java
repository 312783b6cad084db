package com.jupiteriq.store;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.Login;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.postgres.PoolSettings;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.seals.MasterKey;
import com.jupiteriq.seals.MasterKeys;
import com.jupiteriq.seals.Peppers;
import com.jupiteriq.seals.Vault;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A migrated database of its own with the store over it, for tests of one feature; each caller it makes
/// belongs to a new account.
public final class TestTenants implements AutoCloseable {

    /// With which every test database is begun.
    public static final MasterKey MASTER = new MasterKey(new byte[MasterKey.BYTES]);
    public static final byte[] PEPPER = new byte[Peppers.BYTES];

    public final TestClock clock = new TestClock();
    public final SecureRandom random = new SecureRandom();
    public final Ids ids = new UuidV7(clock, random);
    public final Logins logins;
    public final Login superuser;
    public final Database database;
    public final JdbcClient worker;
    public final JdbcClient all;
    public final MasterKeys masters;
    public final Vault vault;
    public final Reads reads;

    public TestTenants() {
        TestPostgres.Fresh fresh = TestPostgres.newDatabase();
        logins = fresh.logins();
        superuser = fresh.superuser();
        TestPostgres.partitions(logins.owner(), clock).maintain();
        database = Database.open(logins, PoolSettings.standard());
        worker = JdbcClient.create(database.worker());
        all = JdbcClient.create(superuser.unpooled());
        masters = new MasterKeys(() -> MASTER, worker, random);
        vault = new Vault(masters, worker, random);
        reads = new Reads(database.app());
    }

    public Writes writes(Recorder... recorders) {
        return new Writes(database.app(), clock, List.of(recorders), () -> { }, 1);
    }

    public Caller caller() {
        UUID account = ids.next();
        Tenant tenant = new Tenant(ids.next(), account, Environment.LIVE);
        Principal principal = Principal.serviceAccount(ids.next(), "tester");
        worker.sql("insert into accounts values (?, 'Test', 'enterprise', now())").param(account).update();
        vault.addKey(worker, account);
        worker.sql("insert into environments values (?, ?, 'live')").params(tenant.id(), account).update();
        worker.sql("insert into principals values (?, ?, 'tester', now())")
            .params(tenant.id(), principal.id()).update();
        return new Caller(tenant, principal, Permissions.EVERYTHING,
            new Origin("req_test", "127.0.0.1", "tests"),
            Deadline.in(Duration.ofMinutes(5)));
    }

    public long count(String table) {
        return all.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Override
    public void close() {
        database.close();
    }
}
