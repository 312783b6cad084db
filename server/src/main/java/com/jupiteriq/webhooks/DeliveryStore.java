package com.jupiteriq.webhooks;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Deliveries and their attempts, as their tenant sees them: the tables `webhook_deliveries`,
/// `webhook_attempts` and `webhook_queue`.
final class DeliveryStore {

    /// With its newest attempts, oldest first. A delivery can be sent again as often as its customer likes.
    private static final String COLUMNS = """
        select delivery.id, delivery.endpoint_id, delivery.event_id, delivery.event, delivery.state,
               delivery.created_at, waiting.due_at, array(
                   select newest.told
                   from (
                       select attempt.id, %1$s as told
                       from webhook_attempts attempt
                       where attempt.tenant_id = delivery.tenant_id
                         and attempt.day = delivery.day
                         and attempt.delivery_id = delivery.id
                       order by attempt.id desc
                       limit %2$d
                   ) newest
                   order by newest.id
               ) as attempts
        from webhook_deliveries delivery
        left join webhook_queue waiting
            on waiting.tenant_id = delivery.tenant_id and waiting.delivery_id = delivery.id
        """;

    /// Bodies that told of a person who was erased are gone.
    private static final String WITH_BODIES =
        COLUMNS.formatted("coalesce(attempt.document, attempt.summary)", Delivery.MAX_ATTEMPTS);
    private static final String WITHOUT_BODIES = COLUMNS.formatted("attempt.summary", Delivery.MAX_ATTEMPTS);

    /// Only while its endpoint is there.
    private static final String FIND = WITH_BODIES + """
        where delivery.tenant_id = ? and delivery.day = ? and delivery.id = ?
          and exists (select from webhook_endpoints where tenant_id = ? and id = delivery.endpoint_id)""";

    private static final String INSERT = """
        insert into webhook_deliveries (
            tenant_id, day, id, endpoint_id, event_id, event_day, event, sample, state, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)""";

    /// A test or a wish of the customer comes now, whatever was planned or is under way; not when the
    /// endpoint was deleted meanwhile.
    private static final String ENQUEUE = """
        insert into webhook_queue (tenant_id, delivery_id, day, endpoint_id, due_at, tries)
        select tenant_id, ?, ?, id, ?, 0
        from webhook_endpoints
        where tenant_id = ? and id = ?
        for key share
        on conflict (tenant_id, delivery_id) do update
        set due_at = excluded.due_at, tries = 0, claimed_by = null, claimed_until = null
        returning 1""";

    private static final String RETRYING = """
        update webhook_deliveries
        set state = 'retrying'
        where tenant_id = ? and day = ? and id = ?
        returning 1""";

    private final Reads reads;
    private final Vault vault;
    private final Listing<Delivery> listing;

    DeliveryStore(Reads reads, Vault vault) {
        this.reads = reads;
        this.vault = vault;
        this.listing = Listing.of("webhook_deliveries delivery", WITHOUT_BODIES, Delivery::id)
            .sorted("-created_at", Order.time("delivery.created_at", Delivery::createdAt))
            .where(Filter.where(DeliveryList.STATE, "delivery.state = ?", DeliveryState::word))
            .where(Filter.where(DeliveryList.EVENT, "delivery.event = ?", event -> event))
            .where(Filter.after(DeliveryList.CREATED_AFTER, "delivery.created_at"))
            .where(Filter.before(DeliveryList.CREATED_BEFORE, "delivery.created_at"))
            .read(reads, this::reader);
    }

    Optional<Delivery> find(Caller caller, UUID id) {
        UUID tenant = caller.tenant().id();
        return reads.one(caller, Sql.of(FIND, tenant, UuidV7.day(id), id, tenant), reader(caller.tenant()));
    }

    /// What can be asked of the deliveries to one endpoint.
    Listing<Delivery> list() {
        return listing;
    }

    /// Newest first, the attempts without their bodies.
    Page<Delivery> list(Caller caller, UUID webhook, Selection selection, PageRequest page) {
        return listing.page(caller, selection.within(Sql.of("delivery.endpoint_id = ?", webhook)), page);
    }

    /// @param sample the payload of a test, which no log holds
    void insert(Delivery delivery, LocalDate eventDay, JsonText sample, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stage(INSERT, tenant, UuidV7.day(delivery.id()), delivery.id(), delivery.webhook(),
            delivery.eventId(), eventDay, delivery.event(),
            vault.seal(write.caller().tenant().account(), samplePlace(delivery.id()), sample.text()),
            delivery.createdAt());
        enqueue(delivery, write);
    }

    /// The row that waits before the delivery's own, in the order in which endings lock them.
    void retry(Delivery delivery, Write write) {
        enqueue(delivery, write);
        write.stageConditional(
            RETRYING, write.caller().tenant().id(), UuidV7.day(delivery.id()), delivery.id());
    }

    private static void enqueue(Delivery delivery, Write write) {
        write.stageConditional(ENQUEUE, delivery.id(), UuidV7.day(delivery.id()), write.now(),
            write.caller().tenant().id(), delivery.webhook());
    }

    private RowReader<Delivery> reader(Tenant tenant) {
        return row -> {
            UUID id = row.getObject("id", UUID.class);
            return new Delivery(
                id,
                row.getObject("endpoint_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("event"),
                DeliveryState.of(row.getString("state")),
                RowReader.instantOrNull(row, "due_at"),
                RowReader.instant(row, "created_at"),
                attempts(tenant, id, (byte[][]) row.getArray("attempts").getArray()));
        };
    }

    private List<JsonText> attempts(Tenant tenant, UUID delivery, byte[][] sealed) {
        List<JsonText> attempts = new ArrayList<>(sealed.length);
        for (byte[] one : sealed) {
            attempts.add(new JsonText(vault.openText(tenant.account(), attemptPlace(delivery), one)));
        }
        return attempts;
    }

    static String attemptPlace(UUID delivery) {
        return "webhook_attempts:" + delivery;
    }

    static String samplePlace(UUID delivery) {
        return "webhook_deliveries.sample:" + delivery;
    }
}
