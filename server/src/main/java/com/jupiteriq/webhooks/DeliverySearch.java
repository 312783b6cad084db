package com.jupiteriq.webhooks;

import com.jupiteriq.kernel.PageRequest;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A [DeliveryQuery] as SQL: leak-proof comparisons only, so that the index of the endpoint serves it.
final class DeliverySearch {

    static final String SORT = "-created_at";

    private final StringBuilder where =
        new StringBuilder("where delivery.tenant_id = ? and delivery.endpoint_id = ?");
    private final List<Object> parameters = new ArrayList<>();

    DeliverySearch(UUID tenant, UUID webhook, DeliveryQuery query) {
        parameters.add(tenant);
        parameters.add(webhook);
        and("delivery.state = ?", query.state() == null ? null : query.state().word());
        and("delivery.event = ?", query.event());
        and("delivery.created_at > ?", query.createdAfter());
        and("delivery.created_at < ?", query.createdBefore());
    }

    /// The page's rows and one more, which tells whether there is a next page.
    Sql rows(String columns, PageRequest page) {
        StringBuilder text = new StringBuilder(columns).append(where);
        List<Object> all = new ArrayList<>(parameters);
        if (page.cursor() != null) {
            text.append("\nand (delivery.created_at, delivery.id) < (?, ?)");
            all.add(page.cursor().time());
            all.add(page.cursor().id());
        }
        text.append("\norder by delivery.created_at desc, delivery.id desc\nlimit ? offset ?");
        all.add((long) page.limit() + 1);
        all.add(page.offset());
        return Sql.of(text.toString(), all.toArray());
    }

    Sql total() {
        return Sql.of("select count(*)\nfrom webhook_deliveries delivery\n" + where, parameters.toArray());
    }

    private void and(String condition, @Nullable Object value) {
        if (value != null) {
            where.append("\nand ").append(condition);
            parameters.add(value);
        }
    }
}
