package com.jupiteriq.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.data.types.KnownTypes;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TypeCheckTest {

    @Test
    void all_items_are_looked_at_page_by_page_or_as_many_as_the_time_allows() {
        try (DataBench data = new DataBench()) {
            data.create("""
                {"type":"order","attributes":{"city":"Oslo"}}""");
            int copies = CheckStore.PAGE + 30;
            data.tenants.all.sql("""
                    insert into data_items
                    select tenant_id, overlay(id::text placing lpad(to_hex(n), 12, '0') from 25)::uuid, type,
                        status, status_before, attributes, external_id, version, n % 2 = 0, updated_at,
                        case when n % 2 = 0 then updated_at end, deleted_at, leaves, words
                    from data_items, generate_series(1, ?) as n""").param(copies).update();
            AtomicLong time = new AtomicLong();
            TypeCheck check = new TypeCheck(data.part(DataTypes.class), data.part(KnownTypes.class),
                new CheckStore(data.tenants.reads), time::get);
            assertThat(check.of(data.caller, "order")).as("without a schema nothing can be wrong")
                .isEqualTo(new TypeCheck.Report(1, 1, 0, true, java.util.List.of()));

            data.declare("order", """
                {"schema":{"type":"object"}}""");
            TypeCheck.Report all = check.of(data.caller, "order");
            assertThat(all.checked()).isEqualTo(copies + 1);
            assertThat(all.total()).isEqualTo(copies + 1);
            assertThat(all.complete()).isTrue();

            TypeCheck slow = new TypeCheck(data.part(DataTypes.class), data.part(KnownTypes.class),
                new CheckStore(data.tenants.reads),
                () -> time.getAndAdd(TypeCheck.TIME.toNanos() / 10));
            TypeCheck.Report some = slow.of(data.caller, "order");
            assertThat(some.complete()).isFalse();
            assertThat(some.checked()).isEqualTo(9);
        }
    }
}
