package com.jupiteriq.seals;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.store.TestTenants;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Rows about somebody are found by the index of the few that are about anybody; what is wiped of them is for
/// `ErasedPersonTest`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalColumnTest {

    private final TestTenants tenants = new TestTenants();
    private final TransactionTemplate transactions =
        new TransactionTemplate(new DataSourceTransactionManager(tenants.database.worker()));

    @AfterAll
    void close() {
        tenants.close();
    }

    @ParameterizedTest
    @CsvSource({"events, payload, id", "audit, details, id", "webhook_attempts, summary, delivery_id;id"})
    void each_partition_is_asked_by_its_index_and_nothing_is_sorted(String table, String name, String ids) {
        PersonalColumnStore store = new PersonalColumnStore(tenants.worker, transactions, tenants.vault,
            new PersonalColumn(
                table, List.of(ids.split(";")), name, UUID::toString, text -> text, List.of()));
        List<String> plan = tenants.worker.sql("explain (costs off) " + store.some)
            .params(UUID.randomUUID(), UUID.randomUUID(), 100).query(String.class).list();
        assertThat(plan).filteredOn(line -> line.contains("Scan")).isNotEmpty()
            .allMatch(line -> line.contains("Index Scan using " + table)
                && line.contains("_subject_"));
        assertThat(plan).noneMatch(line -> line.contains("Sort"));
    }
}
