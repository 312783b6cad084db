package com.jupiteriq.plans;

import com.jupiteriq.accounts.Overrides;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `plans`, which belongs to no tenant.
final class PlanStore {

    private static final String LIST = """
        select name, version, requests_per_minute, quotas, gates, updated_at
        from plans""";

    private static final String UPDATE = """
        update plans
        set version = ?, requests_per_minute = ?, quotas = ?, gates = ?, updated_at = ?
        where name = ? and version = ?
        returning 1""";

    private PlanStore() {}

    static List<PlanTerms> list(JdbcClient worker) {
        return worker.sql(LIST).query(PlanStore::plan).list();
    }

    /// Fails when another change came first.
    static void update(PlanTerms before, PlanTerms after, Write write) {
        write.stageConditional(UPDATE, after.version(), after.requestsPerMinute(),
            Overrides.texts(after.quotas()), after.gates().toArray(String[]::new), after.updatedAt(),
            before.plan().word(), before.version());
    }

    private static PlanTerms plan(ResultSet row, int number) throws SQLException {
        return new PlanTerms(
            Plan.of(row.getString("name")).orElseThrow(),
            row.getInt("version"),
            row.getLong("requests_per_minute"),
            Overrides.numbers((String[]) row.getArray("quotas").getArray()),
            new TreeSet<>(Arrays.asList((String[]) row.getArray("gates").getArray())),
            RowReader.instant(row, "updated_at"));
    }
}
