package com.jupiteriq.analytics;

import com.jupiteriq.analytics.RequestQuery.Statuses;
import com.jupiteriq.kernel.Cursor;
import com.jupiteriq.kernel.PageRequest;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statements of one look into the request log. Times are compared as ids, which begin with them, and
/// name the days besides, so that only their partitions are read.
final class RequestSearch {

    private final StringBuilder where = new StringBuilder("where tenant_id = ?");
    private final List<Object> parameters = new ArrayList<>();

    RequestSearch(UUID tenant, RequestQuery query) {
        parameters.add(tenant);
        known(query.requestId());
        and("key_id = ?", query.key());
        and("route = ?", query.route());
        between(query.status());
        after(query.createdAfter());
        before(query.createdBefore());
    }

    /// The page's rows, newest first, and one more, which tells whether there is a next page.
    Sql rows(String columns, PageRequest page) {
        StringBuilder text = new StringBuilder(columns).append(where);
        List<Object> all = new ArrayList<>(parameters);
        Cursor cursor = page.cursor();
        if (cursor != null) {
            text.append("\nand day <= ? and (day, id) < (?, ?)");
            LocalDate day = UuidV7.day(cursor.id());
            all.addAll(List.of(day, day, cursor.id()));
        }
        text.append("\norder by day desc, id desc\nlimit ? offset ?");
        all.add((long) page.limit() + 1);
        all.add(page.offset());
        return Sql.of(text.toString(), all.toArray());
    }

    /// By an indexed count (decision D14).
    Sql total() {
        return Sql.of("select count(*)\nfrom request_log\n" + where, parameters.toArray());
    }

    /// Either id: a client may use one of ours as its own.
    private void known(@Nullable String requestId) {
        if (requestId == null) {
            return;
        }
        Optional<UUID> own = TypeId.parse(LoggedRequest.PREFIX, requestId);
        if (own.isEmpty()) {
            and("client_request_id = ?", requestId);
            return;
        }
        and("(day = ? and id = ? or client_request_id = ?)", UuidV7.day(own.get()));
        parameters.add(own.get());
        parameters.add(requestId);
    }

    private void between(@Nullable Statuses status) {
        if (status != null && status.first() == status.last()) {
            and("status = ?", status.first());
        } else if (status != null) {
            and("status between ? and ?", status.first());
            parameters.add(status.last());
        }
    }

    private void after(@Nullable Instant time) {
        if (time != null) {
            UUID first = UuidV7.from(time.plusMillis(1));
            and("day >= ?", UuidV7.day(first));
            and("id >= ?", first);
        }
    }

    private void before(@Nullable Instant time) {
        if (time != null) {
            UUID end = UuidV7.from(time.plusNanos(999_999));
            and("day <= ?", UuidV7.day(end));
            and("id < ?", end);
        }
    }

    private void and(String condition, @Nullable Object value) {
        if (value != null) {
            where.append("\nand ").append(condition);
            parameters.add(value);
        }
    }
}
