package com.jupiteriq.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Writes;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PositionStoreTest {

    private TestTenants tenants;
    private PositionStore positions;

    @BeforeAll
    void open() {
        tenants = new TestTenants();
        positions = new PositionStore(tenants.worker,
            new TransactionTemplate(new DataSourceTransactionManager(tenants.database.worker())), List.of());
    }

    @AfterAll
    void close() {
        tenants.close();
    }

    @Test
    void the_quick_look_finds_what_is_recent_and_the_thorough_one_the_rest() {
        Writes writes = tenants.writes(new EventStore(tenants.reads, tenants.vault, tenants.ids));
        Caller caller = tenants.caller();
        writes.run(caller, write -> {
            write.record(
                new AuditEntry("test.write", "test", null, null), new Event("note.made", new JsonText("{}")));
            return write;
        });
        tenants.all.sql("""
                insert into events (tenant_id, day, id, type, payload, created_at)
                values (
                    ?, (now() at time zone 'UTC')::date, ?, 'note.made', '', now() - interval '1 hour')""")
            .params(caller.tenant().id(), tenants.ids.next()).update();
        assertThat(positions.assignRecent(10).routed()).isEqualTo(1);
        assertThat(positions.assignRecent(10).routed()).isZero();
        assertThat(positions.assign(10).routed()).isEqualTo(1);
        assertThat(positions.assign(10).routed()).isZero();
    }

    @Test
    void the_quick_look_reads_one_or_two_partitions_whatever_their_number() {
        String plan = String.join(
            "\n", tenants.worker.sql("explain " + PositionStore.recent(500)).query(String.class).list());
        assertThat(plan).contains("Subplans Removed").doesNotContain("Seq Scan").contains("created_at_idx");
    }
}
