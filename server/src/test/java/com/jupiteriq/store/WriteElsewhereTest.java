package com.jupiteriq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a write does in another tenant.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteElsewhereTest {

    private static final String ROW = """
        insert into counters (tenant_id, name, key, slot, value)
        values (?, 'rows', ?, 0, 1)""";

    private static final AuditEntry ENTRY = new AuditEntry("row.create", "row", null, null);

    private TestTenants tenants;
    private Writes writes;

    @BeforeAll
    void open() {
        tenants = new TestTenants();
        writes = tenants.writes();
    }

    @AfterAll
    void close() {
        tenants.close();
    }

    @Test
    void both_parts_are_committed_or_none_is() {
        Caller here = tenants.caller();
        Caller there = tenants.caller();
        writes.run(here, write -> {
            staged(write, "a");
            return staged(write.in(there), "b");
        });
        assertThat(rows(here)).isOne();
        assertThat(rows(there)).isOne();
        assertThatThrownBy(() -> writes.run(here, write -> {
            staged(write, "c");
            return staged(write.in(there), "b");
        })).isInstanceOf(DuplicateKey.class);
        assertThat(rows(here)).isOne();
        assertThat(rows(there)).isOne();
    }

    @Test
    void each_part_sees_its_own_tenant_only() {
        Caller here = tenants.caller();
        Caller there = tenants.caller();
        assertThatThrownBy(() -> writes.run(here, write -> {
            Write part = write.in(there);
            part.stage(ROW, here.tenant().id(), "a");
            part.record(ENTRY);
            return part;
        })).hasRootCauseMessage("ERROR: new row violates row-level security policy for table \"counters\"");
        assertThat(rows(here) + rows(there)).isZero();
    }

    @Test
    void a_part_that_changes_rows_without_a_record_is_a_bug() {
        Caller here = tenants.caller();
        Caller there = tenants.caller();
        assertThatThrownBy(() -> writes.run(here, write -> {
            staged(write, "a");
            write.in(there).stage(ROW, there.tenant().id(), "a");
            return write;
        })).isInstanceOf(IllegalStateException.class);
        assertThat(rows(here) + rows(there)).isZero();
    }

    private static Write staged(Write write, String key) {
        write.stage(ROW, write.caller().tenant().id(), key);
        write.record(ENTRY);
        return write;
    }

    private long rows(Caller caller) {
        return tenants.count("counters where name = 'rows' and tenant_id = '" + caller.tenant().id() + "'");
    }
}
