package com.jupiteriq.analytics.rollups;

import com.jupiteriq.store.TestTenants;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The rollups over a test database, as one node has them.
public final class TestRollups {

    public final Values values;
    public final Folding folding;
    public final Rollups rollups;

    public TestRollups(TestTenants tenants) {
        TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(tenants.database.worker()));
        values = new Values(new ValueStore(tenants.worker), transactions, tenants.clock);
        folding = new Folding(new FoldStore(tenants.worker), transactions, tenants.clock);
        rollups = new Rollups(new RollupStore(tenants.reads));
    }
}
