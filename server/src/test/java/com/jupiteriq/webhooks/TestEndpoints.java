package com.jupiteriq.webhooks;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.webhooks.Lanes.Ask;
import com.jupiteriq.webhooks.Lanes.Lane;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The stores over a database of their own, endpoints, and deliveries that wait for them. The events of these
/// are not kept, so that an attempt ends without sending anything.
final class TestEndpoints implements AutoCloseable {

    static final AuditEntry RECORD = new AuditEntry("test.change", "test", null, null);

    final TestTenants tenants = new TestTenants();
    final QueueStore queue;
    final AttemptStore attempts;
    final DeliveryStore deliveries = new DeliveryStore(tenants.reads, tenants.vault);
    final WebhookStore webhooks = new WebhookStore(tenants.reads, tenants.vault);

    /// One of a new tenant.
    record Endpoint(Caller caller, Webhook webhook) {

        Lane lane() {
            return new Lane(caller.tenant().id(), webhook.id());
        }
    }

    TestEndpoints() {
        JdbcTemplate worker = new JdbcTemplate(tenants.database.worker());
        TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(tenants.database.worker()));
        queue = new QueueStore(worker);
        attempts = new AttemptStore(worker, transactions);
    }

    Instant now() {
        return tenants.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Endpoint make() {
        Caller caller = tenants.caller();
        Webhook webhook = new Webhook(tenants.ids.next(), 1,
            new WebhookDetails(
                "https://hooks.example.com/x", List.of("*"), "platform", null, true), now(), now());
        return tenants.writes().run(caller, write -> {
            webhooks.insert(webhook, WebhookSecret.generated(tenants.random), write);
            write.record(RECORD);
            return new Endpoint(caller, webhook);
        });
    }

    void change(Endpoint endpoint, String columns) {
        tenants.all.sql("update webhook_endpoints set " + columns + " where id = ?")
            .param(endpoint.webhook().id()).update();
    }

    /// Lets so many deliveries wait.
    void wait(Endpoint endpoint, int count, Instant due) {
        for (int i = 0; i < count; i++) {
            UUID id = tenants.ids.next();
            tenants.all.sql("""
                    insert into webhook_deliveries (
                        tenant_id, day, id, endpoint_id, event_id, event_day, event, state, created_at)
                    values (?, ?, ?, ?, ?, ?, 'note.made', 'pending', now())""")
                .params(endpoint.lane().tenant(), UuidV7.day(id), id, endpoint.lane().webhook(),
                    tenants.ids.next(), UuidV7.day(id))
                .update();
            tenants.all.sql("""
                    insert into webhook_queue (tenant_id, delivery_id, day, endpoint_id, due_at, tries)
                    values (?, ?, ?, ?, ?, 0)""")
                .params(endpoint.lane().tenant(), id, UuidV7.day(id), endpoint.lane().webhook(),
                    due.atOffset(ZoneOffset.UTC))
                .update();
        }
    }

    List<Claimed> claim(Endpoint endpoint, int slots, UUID node, Instant at) {
        return queue.claim(List.of(new Ask(endpoint.lane(), slots)), node, at);
    }

    Settled settled(Claimed claimed, Settled.Next next, Settled.Health health) {
        byte[] sealed = {1};
        return new Settled(claimed, tenants.ids.next(), sealed, sealed, next, health);
    }

    /// The states of what was made for it, in the order in which it was made.
    List<String> states(Endpoint endpoint) {
        return tenants.all.sql("select state from webhook_deliveries where endpoint_id = ? order by id")
            .param(endpoint.webhook().id()).query(String.class).list();
    }

    @Override
    public void close() {
        tenants.close();
    }
}
