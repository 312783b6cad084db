package com.jupiteriq.alerts;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;

/// The table `limit_alerts`: what was told.
final class AlertStore {

    private static final String FIND = """
        select 1
        from limit_alerts
        where tenant_id = ? and day = ? and subject = ? and unit = ? and threshold = ?""";

    private static final String INSERT = """
        insert into limit_alerts (tenant_id, day, subject, unit, threshold)
        values (?, ?, ?, ?, ?)
        on conflict do nothing
        returning 1""";

    private final Reads reads;

    AlertStore(Reads reads) {
        this.reads = reads;
    }

    boolean isTold(Alert alert, Caller caller) {
        return reads.one(caller, Sql.of(FIND, values(alert)), row -> row.getInt(1)).isPresent();
    }

    /// Of two that tell the same, one has lost a race.
    void tell(Alert alert, Write write) {
        write.stageConditional(INSERT, values(alert));
    }

    private static Object[] values(Alert alert) {
        return new Object[] {alert.tenant().id(), alert.day(), alert.subject(), alert.window().word(),
            alert.threshold()};
    }
}
