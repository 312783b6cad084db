package com.jupiteriq.analytics.series;

import com.jupiteriq.analytics.rollups.Rollups;
import com.jupiteriq.store.TestTenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// All series but those of other features, over a test database.
public final class TestSeries {

    private final UptimeStore store;
    private final TestTenants tenants;
    public final Analytics analytics;

    public TestSeries(TestTenants tenants, Rollups rollups, Source... others) {
        this.tenants = tenants;
        store = new UptimeStore(tenants.worker, tenants.reads);
        List<Source> all = new ArrayList<>(new RequestSeries(rollups).all());
        all.add(new Availability(store, tenants.clock));
        all.addAll(List.of(others));
        analytics = new Analytics(all, tenants.clock);
    }

    /// What a node does every minute.
    public void probe(UUID node) {
        new Uptime(store, tenants.clock, node).probe();
    }

    public void there(UUID node, Instant minute) {
        store.write(node, minute);
    }
}
