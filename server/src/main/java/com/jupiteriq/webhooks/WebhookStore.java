package com.jupiteriq.webhooks;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Sql.Null;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table `webhook_endpoints`, as its tenant sees it.
final class WebhookStore {

    private static final String COLUMNS = """
        select id, version, url, events, format, description, enabled, created_at, updated_at
        from webhook_endpoints
        """;

    private static final String FIND = COLUMNS + "where tenant_id = ? and id = ?";

    private static final String INSERT = """
        insert into webhook_endpoints (
            tenant_id, id, version, url, secret, events, format, description, enabled, created_at,
            updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
        update webhook_endpoints
        set version = ?, url = ?, events = ?, format = ?, description = ?, enabled = ?,
            updated_at = ?, failing_since = null, resume_at = null,
            hears_after = case when ? then nextval('event_moments') else hears_after end
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String DELETE = """
        delete from webhook_endpoints
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private final Reads reads;
    private final Vault vault;
    private final Listing<Webhook> listing;

    WebhookStore(Reads reads, Vault vault) {
        this.reads = reads;
        this.vault = vault;
        this.listing = Listing.of("webhook_endpoints", COLUMNS, Webhook::id)
            .sorted("-created_at", Order.time("created_at", Webhook::createdAt))
            .read(reads, this::reader);
    }

    Optional<Webhook> find(Caller caller, UUID id) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), id), reader(caller.tenant()));
    }

    Listing<Webhook> list() {
        return listing;
    }

    void insert(Webhook webhook, WebhookSecret secret, Write write) {
        Tenant tenant = write.caller().tenant();
        WebhookDetails details = webhook.details();
        write.stage(INSERT,
            tenant.id(), webhook.id(), webhook.version(), sealedUrl(tenant, webhook),
            vault.seal(tenant.account(), secretPlace(webhook.id()), secret.text()),
            details.events().toArray(String[]::new), details.format(),
            Sql.orNull(details.description(), Null.TEXT), details.enabled(), webhook.createdAt(),
            webhook.updatedAt());
    }

    void update(Webhook before, Webhook after, Write write) {
        Tenant tenant = write.caller().tenant();
        WebhookDetails details = after.details();
        write.stageConditional(UPDATE,
            after.version(), sealedUrl(tenant, after), details.events().toArray(String[]::new),
            details.format(), Sql.orNull(details.description(), Null.TEXT), details.enabled(),
            after.updatedAt(),
            details.enabled() && !before.details().enabled(),
            tenant.id(), before.id(), before.version());
    }

    /// With what waits for it.
    void delete(Webhook webhook, Write write) {
        write.stageConditional(DELETE, write.caller().tenant().id(), webhook.id(), webhook.version());
    }

    private RowReader<Webhook> reader(Tenant tenant) {
        return row -> {
            UUID id = row.getObject("id", UUID.class);
            WebhookDetails details = new WebhookDetails(
                vault.openText(tenant.account(), urlPlace(id), row.getBytes("url")),
                List.of((String[]) row.getArray("events").getArray()),
                row.getString("format"),
                row.getString("description"),
                row.getBoolean("enabled"));
            return new Webhook(id, row.getInt("version"), details,
                RowReader.instant(row, "created_at"),
                RowReader.instant(row, "updated_at"));
        };
    }

    private byte[] sealedUrl(Tenant tenant, Webhook webhook) {
        return vault.seal(tenant.account(), urlPlace(webhook.id()), webhook.details().url());
    }

    static String urlPlace(UUID webhook) {
        return "webhook_endpoints.url:" + webhook;
    }

    static String secretPlace(UUID webhook) {
        return "webhook_endpoints.secret:" + webhook;
    }
}
