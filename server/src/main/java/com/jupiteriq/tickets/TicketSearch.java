package com.jupiteriq.tickets;

import com.jupiteriq.kernel.Cursor;
import com.jupiteriq.kernel.PageRequest;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Totals;
import com.jupiteriq.tickets.TicketQuery.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A [TicketQuery] as SQL. Plain filters are leak-proof comparisons, so that they use their index under
/// row-level security; words and tags go through functions that apply the tenant themselves (decision D11).
final class TicketSearch {

    private final UUID tenant;
    private final TicketQuery query;
    private final StringBuilder where = new StringBuilder("where tenant_id = ?");
    private final List<Object> parameters = new ArrayList<>();

    TicketSearch(UUID tenant, TicketQuery query, UnaryOperator<String> emailIndex) {
        this.tenant = tenant;
        this.query = query;
        parameters.add(tenant);
        String email = query.customerEmail();
        and("status = ?", query.status() == null ? null : query.status().word());
        and("priority = ?", query.priority() == null ? null : query.priority().rank());
        and("category = ?", query.category());
        and("customer_email_index = ?", email == null ? null : emailIndex.apply(email));
        and("created_at > ?", query.createdAfter());
        and("created_at < ?", query.createdBefore());
        and("updated_at > ?", query.updatedAfter());
        and("updated_at < ?", query.updatedBefore());
        and("id in (select find_tickets_tagged(?))", query.tag());
        and("id in (select find_tickets(?))", query.words());
    }

    /// The page's rows and one more, which tells whether there is a next page.
    Sql rows(String columns, PageRequest page) {
        Sort sort = query.sort();
        StringBuilder text = new StringBuilder(columns).append(where);
        List<Object> all = new ArrayList<>(parameters);
        if (page.cursor() != null) {
            String comparison = sort.descending() ? "<" : ">";
            text.append("\nand (").append(sort.column()).append(", id) ")
                .append(comparison).append(" (?, ?)");
            all.add(sortParameter(sort, page.cursor()));
            all.add(page.cursor().id());
        }
        String direction = sort.descending() ? " desc" : "";
        text.append("\norder by ").append(sort.column()).append(direction).append(", id").append(direction);
        text.append("\nlimit ? offset ?");
        all.add((long) page.limit() + 1);
        all.add(page.offset());
        return Sql.of(text.toString(), all.toArray());
    }

    /// From the counters for all tickets or one status, from the found ones for words alone, by an indexed
    /// count otherwise (decision D14).
    Sql total() {
        if (parameters.size() == 1) {
            return Totals.of(tenant, Tickets.COUNTER);
        }
        if (parameters.size() == 2 && query.status() != null) {
            return Totals.of(tenant, Tickets.COUNTER, query.status().word());
        }
        if (parameters.size() == 2 && query.words() != null) {
            return Sql.of("select count(*)\nfrom find_tickets(?)", query.words());
        }
        return Sql.of("select count(*)\nfrom tickets\n" + where, parameters.toArray());
    }

    static String sortValue(Sort sort, Ticket ticket) {
        return switch (sort) {
            case CREATED_AT, NEWEST_CREATED -> ticket.createdAt().toString();
            case UPDATED_AT, NEWEST_UPDATED -> ticket.updatedAt().toString();
            case PRIORITY, HIGHEST_PRIORITY -> Short.toString(ticket.details().priority().rank());
        };
    }

    private static Object sortParameter(Sort sort, Cursor cursor) {
        return switch (sort) {
            case CREATED_AT, NEWEST_CREATED, UPDATED_AT, NEWEST_UPDATED -> cursor.time();
            case PRIORITY, HIGHEST_PRIORITY -> cursor.rank();
        };
    }

    private void and(String condition, @Nullable Object value) {
        if (value != null) {
            where.append("\nand ").append(condition);
            parameters.add(value);
        }
    }
}
