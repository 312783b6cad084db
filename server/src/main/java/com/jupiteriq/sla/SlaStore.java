package com.jupiteriq.sla;

import com.jupiteriq.sla.Sla.Credit;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Write;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one row of the table `sla`, which belongs to no tenant.
final class SlaStore {

    private static final String READ = """
        select version, target, credits, updated_at
        from sla""";

    private static final String UPDATE = """
        update sla
        set version = ?, target = cast(? as numeric), credits = ?, updated_at = ?
        where version = ?
        returning 1""";

    private SlaStore() {}

    static Sla read(JdbcClient worker) {
        return worker.sql(READ).query(SlaStore::sla).single();
    }

    /// Fails when another change came first.
    static void update(Sla before, Sla after, Write write) {
        write.stageConditional(UPDATE, after.version(), after.target().toPlainString(),
            after.credits().stream()
            .map(credit -> credit.below().toPlainString() + " " + credit.percent().toPlainString())
            .toArray(String[]::new), after.updatedAt(), before.version());
    }

    private static Sla sla(ResultSet row, int number) throws SQLException {
        List<Credit> credits = Arrays.stream((String[]) row.getArray("credits").getArray())
            .map(kept -> kept.split(" ", 2))
            .map(parts -> new Credit(new BigDecimal(parts[0]), new BigDecimal(parts[1]))).toList();
        return new Sla(row.getInt("version"), row.getBigDecimal("target"), credits,
            RowReader.instant(row, "updated_at"));
    }
}
