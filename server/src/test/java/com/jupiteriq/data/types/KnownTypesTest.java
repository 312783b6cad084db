package com.jupiteriq.data.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.data.DataBench;
import com.jupiteriq.data.schemas.ItemSchema;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownTypesTest {

    @Test
    void a_schema_is_compiled_once_until_the_type_is_another_one() {
        try (DataBench data = new DataBench()) {
            KnownTypes types = data.part(KnownTypes.class);
            data.declare("order", "{\"schema\":{\"type\":\"object\"}}");
            ItemSchema schema = types.schema(data.caller, types.remembered(data.caller, "order"));
            assertThat(schema).isNotNull();
            assertThat(types.schema(data.caller, types.fresh(data.caller, "order"))).isSameAs(schema);
            data.declare("order", "{\"schema\":{\"type\":\"object\",\"required\":[\"a\"]}}");
            assertThat(types.schema(data.caller, types.fresh(data.caller, "order"))).isNotSameAs(schema);
        }
    }

    @Test
    void whether_a_type_has_items_is_told_by_indexes() {
        try (DataBench data = new DataBench()) {
            data.create("{\"type\":\"order\"}");
            data.tenants.all.sql("""
                insert into data_items
                select tenant_id, overlay(id::text placing lpad(to_hex(n), 12, '0') from 25)::uuid,
                    'type' || n % 500, status, status_before, attributes, external_id, version, archived,
                    updated_at, archived_at, case when n % 2 = 0 then updated_at end, leaves, words
                from data_items, generate_series(1, 20000) as n""").update();
            data.tenants.all.sql("""
                insert into data_types (tenant_id, id, name, version, declared, created_at, updated_at)
                select ?, gen_random_uuid(), 'type' || n, 1, false, now(), now()
                from generate_series(0, 600) as n""").param(data.caller.tenant().id()).update();
            data.tenants.all.sql("vacuum analyze").update();
            UUID tenant = data.caller.tenant().id();
            assertThat(data.tenants.all.sql(TypeStore.COUNT).param(tenant).query(Long.class).single())
                .isEqualTo(501);
            String plan = String.join("\n", data.tenants.all.sql("explain " + TypeStore.COUNT).param(tenant)
                .query(String.class).list());
            assertThat(plan).contains("data_items_by_type", "data_items_in_trash_by_type")
                .doesNotContain("Seq Scan on data_items");
        }
    }
}
