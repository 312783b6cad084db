package com.jupiteriq.data;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import java.util.List;
import java.util.UUID;

/// All items of a type, page by page.
final class CheckStore {

    /// Items of a page.
    static final int PAGE = 500;
    /// Bytes of a page's attributes, but for the last item.
    private static final int MOST_BYTES = 4 << 20;

    /// Two walks along the index, since archived items lie apart in it.
    private static final String BEHIND = """
        select %2$s
        from (
            select ids.id, sum(ids.bytes) over (order by ids.id desc) - ids.bytes as before
            from (
                (%1$s and not archived order by id desc limit %3$d)
                union all
                (%1$s and archived order by id desc limit %3$d)
            ) as ids (id, bytes)
            order by ids.id desc
            limit %3$d
        ) as page
        join data_items using (id)
        where tenant_id = ? and deleted_at is null and before < %4$d
        order by id desc""".formatted("""
            select id, octet_length(attributes)
            from data_items
            where tenant_id = ? and type = ? and deleted_at is null and id < ?""",
            ItemStore.COLUMNS, PAGE, MOST_BYTES);

    private final Reads reads;

    CheckStore(Reads reads) {
        this.reads = reads;
    }

    /// Those made next before the one with this id, newest first; none at the end.
    List<Item> behind(Caller caller, String type, UUID id) {
        UUID tenant = caller.tenant().id();
        return reads.list(
            caller, Sql.of(BEHIND, tenant, type, id, tenant, type, id, tenant), ItemStore::row);
    }
}
