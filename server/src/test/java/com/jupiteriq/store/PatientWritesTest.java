package com.jupiteriq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Totals;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.PoolSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Who waits how long for a connection while others have them all.
class PatientWritesTest {

    private static final Duration WAIT = Duration.ofMillis(300);

    /// Hears how often nobody has got a connection within the wait.
    private static final class Scarce extends DelegatingDataSource {

        final AtomicInteger refused = new AtomicInteger();

        Scarce(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException none) {
                refused.incrementAndGet();
                throw none;
            }
        }
    }

    @Test
    void who_is_patient_waits_as_long_as_there_is_time()
        throws SQLException, InterruptedException, ExecutionException {
        PoolSettings usual = PoolSettings.standard();
        PoolSettings narrow = new PoolSettings(
            1, 1, WAIT, usual.app(), usual.worker(), usual.idleInTransactionLimit());
        try (TestTenants tenants = new TestTenants();
            Database database = Database.open(tenants.logins, narrow);
            ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Caller caller = tenants.caller();
            Scarce scarce = new Scarce(database.app());
            Writes hasty = new Writes(scarce, tenants.clock, List.of(), () -> { }, 1);
            Future<Write> patient;
            Connection only = database.app().getConnection();
            try {
                assertUnavailable(hasty, caller);
                assertThat(scarce.refused).hasValue(1);
                assertUnavailable(hasty.patient(), caller.within(Deadline.in(WAIT.dividedBy(2))));
                assertThat(scarce.refused).hasValue(2);
                patient = threads.submit(() -> counted(hasty.patient(), caller));
                Await.until("it has waited longer than others", () -> scarce.refused.get() >= 4);
            } finally {
                only.close();
            }
            patient.get();
            assertThat(tenants.reads.list(
                caller, Totals.of(caller.tenant().id(), "test"), row -> row.getLong(1))).containsExactly(1L);
        }
    }

    private static void assertUnavailable(Writes writes, Caller caller) {
        assertThatThrownBy(() -> counted(writes, caller)).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOf(Failure.Unavailable.class));
    }

    private static Write counted(Writes writes, Caller caller) {
        return writes.run(caller, write -> {
            write.count("test", "", 1);
            write.record(new AuditEntry("test.write", "test", null, null));
            return write;
        });
    }
}
