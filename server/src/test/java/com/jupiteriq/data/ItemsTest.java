package com.jupiteriq.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.data.types.DataType;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemsTest {

    private DataBench data;

    @BeforeEach
    void open() {
        data = new DataBench();
    }

    @AfterEach
    void close() {
        data.close();
    }

    private void refuses(String field, String item) {
        assertThatThrownBy(() -> data.create(item)).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOfSatisfying(Failure.Invalid.class, invalid ->
                assertThat(invalid.problems()).extracting(Problem::field).containsExactly(field)));
    }

    @Test
    void a_type_too_many_is_refused_until_one_is_needed_no_more() {
        data.tenants.all.sql("""
            insert into data_types (tenant_id, id, name, version, declared, created_at, updated_at)
            select ?, gen_random_uuid(), 'type' || n, 1, n > 1, now(), now()
            from generate_series(1, ?) as n""").params(data.caller.tenant().id(), DataType.MOST).update();
        Item last = data.create("{\"type\":\"last\"}");
        refuses("type", "{\"type\":\"other\"}");
        data.write(write -> {
            data.part(Items.class).delete(last.id(), version -> true, write);
            return write;
        });
        refuses("type", "{\"type\":\"other\"}");
        data.write(write -> {
            data.part(Items.class).purge(last.id(), version -> true, write);
            return write;
        });
        assertThat(data.create("{\"type\":\"other\"}").type()).isEqualTo("other");
    }

    @Test
    void a_status_too_many_is_refused() {
        data.create("{\"type\":\"order\",\"status\":\"s1\"}");
        try (DataBench other = data.another()) {
            for (int i = 2; i <= DataType.MOST_STATUSES; i++) {
                other.create("{\"type\":\"order\",\"status\":\"s" + i + "\"}");
            }
        }
        refuses("status", "{\"type\":\"order\",\"status\":\"one more\"}");
        assertThat(data.create("{\"type\":\"order\",\"status\":\"s70\"}").status()).isEqualTo("s70");
    }
}
