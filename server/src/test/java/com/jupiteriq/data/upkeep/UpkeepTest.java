package com.jupiteriq.data.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.data.DataBench;
import com.jupiteriq.data.Item;
import com.jupiteriq.data.ItemCounters;
import com.jupiteriq.data.ItemDocument;
import com.jupiteriq.data.Items;
import com.jupiteriq.data.types.AllTypeStore;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.Index;
import com.jupiteriq.data.types.IndexWishes;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes on with data when time passes.
class UpkeepTest {

    private DataBench data;

    @BeforeEach
    void open() {
        data = new DataBench();
    }

    @AfterEach
    void close() {
        data.close();
    }

    private Item item(String type) {
        return data.create("{\"type\":\"" + type + "\",\"attributes\":{\"city\":\"Oslo\"}}");
    }

    private void delete(Item item) {
        data.write(write -> {
            data.part(Items.class).delete(item.id(), version -> true, write);
            return item;
        });
    }

    private DataType type(String name) {
        return data.part(AllTypeStore.class).find(data.caller.tenant().id(), name).orElseThrow();
    }

    private void days(int days) {
        data.tenants.clock.forward(Duration.ofDays(days));
    }

    private long counted() {
        return data.tenants.reads.one(data.caller,
            ItemCounters.total(data.caller.tenant().id(), null, null, null), row -> row.getLong(1))
            .orElseThrow();
    }

    @Test
    void what_was_in_the_trash_for_thirty_days_goes_for_good() {
        Item kept = item("order");
        delete(item("order"));
        days(20);
        delete(item("order"));
        data.events.clear();
        data.part(Ageing.class).work();
        assertThat(data.tenants.count("data_items")).isEqualTo(3);

        days(11);
        data.part(Ageing.class).work();
        assertThat(data.tenants.count("data_items")).isEqualTo(2);
        days(31);
        data.part(Ageing.class).work();
        assertThat(data.tenants.count("data_items")).isEqualTo(1);
        assertThat(data.part(Items.class).get(data.caller, kept.id())).isEqualTo(kept);
        assertThat(data.events).isEmpty();
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void what_its_type_keeps_no_longer_goes_to_the_trash() {
        data.declare("order", """
            {"retention_days":10,"indexes":[{"path":"city","kind":"text"}]}""");
        Item first = item("order");
        for (int i = 0; i < 120; i++) {
            item("order");
        }
        Item archived = item("order");
        data.write(write -> data.part(Items.class).archive(archived.id(), version -> true, write));
        Item other = item("other");
        days(6);
        Item changed = data.change(first, "{\"status\":\"paid\"}");
        days(5);
        data.events.clear();
        data.entries.clear();

        data.part(Ageing.class).work();

        assertThat(data.tenants.count("data_items where deleted_at is null")).isEqualTo(2);
        assertThat(data.part(Items.class).get(data.caller, changed.id())).isEqualTo(changed);
        assertThat(data.part(Items.class).get(data.caller, other.id())).isEqualTo(other);
        assertThat(data.entries).hasSize(121).allMatch(entry -> entry.action().equals("data.delete"));
        assertThat(data.events.stream().map(Event::type)).hasSize(2)
            .allMatch(type -> type.equals("data.bulk_updated"));
        assertThat(counted()).isEqualTo(2);
        assertThat(data.tenants.count("data_index")).isEqualTo(1);
        data.part(Ageing.class).work();
        assertThat(data.entries).hasSize(121);
    }

    @Test
    void a_type_that_nobody_needs_goes_after_thirty_days() {
        delete(item("used"));
        item("full");
        data.declare("declared", "{}");
        days(31);
        do {
            data.part(Ageing.class).work();
        } while (data.tenants.count("data_types where name = 'used'") > 0);
        assertThat(data.tenants.all.sql("select name from data_types order by name")
            .query(String.class).list())
            .containsExactly("declared", "full");
        item("used");
        assertThat(type("used").declared()).isFalse();
    }

    @Test
    void a_type_that_is_used_again_on_its_way_out_stays() throws Exception {
        purge(item("used"));
        purge(item("unused"));
        days(31);
        AllTypeStore types = data.part(AllTypeStore.class);
        AllTypeStore.Leaving leaving;
        try (Connection old = data.tenants.database.app().getConnection()) {
            old.setAutoCommit(false);
            old.createStatement().execute("select pg_current_xact_id()");
            leaving = types.leave(data.tenants.clock.instant());
            assertThat(types.forget(leaving)).as("somebody may not know").isFalse();
            old.rollback();
        }
        item("used");
        item("used");
        boolean settled;
        do {
            settled = types.forget(leaving);
        } while (!settled);
        assertThat(data.tenants.all.sql("select name from data_types").query(String.class).list())
            .containsExactly("used");
        assertThat(type("used").revision()).isPositive();
        item("unused");
        assertThat(type("unused").statuses()).containsExactly("active");
    }

    private void purge(Item item) {
        data.write(write -> {
            data.part(Items.class).purge(item.id(), version -> true, write);
            return item;
        });
    }

    @Test
    void a_failure_of_one_tenant_keeps_nobody_else_waiting() {
        delete(item("order"));
        Caller other = data.tenants.caller();
        Item others = data.writes.run(other, write -> data.part(Items.class).create(
            ItemDocument.NEW_ITEM.created(DataBench.body("{}")), write));
        data.writes.run(other, write -> {
            data.part(Items.class).delete(others.id(), version -> true, write);
            return write;
        });
        data.tenants.all.sql("""
            create function fails() returns trigger language plpgsql as $$
            begin
                if old.tenant_id = '%s' then
                    raise exception 'no';
                end if;
                return old;
            end $$;
            create trigger fails before delete on data_items for each row execute function fails()"""
            .formatted(data.caller.tenant().id())).update();
        days(31);
        assertThatThrownBy(() -> data.part(Ageing.class).work()).hasMessageContaining("no");
        assertThat(data.tenants.count("data_items where tenant_id = '" + other.tenant().id() + "'")).isZero();
        assertThat(data.tenants.count("data_items")).isEqualTo(1);
    }

    @Test
    void an_index_comes_when_it_is_wanted_and_goes_when_it_is_not_used() {
        item("order");
        data.tenants.all.sql("update counters set value = 1000 where name = 'data.type'").update();
        IndexWishes wishes = data.part(IndexWishes.class);
        AutoIndexes task = data.part(AutoIndexes.class);
        Path city = Path.parse("city").orElseThrow();
        wishes.wanted(data.caller, "order", city);
        wishes.wanted(data.caller, "nothing", city);
        task.work();
        Index index = type("order").indexes().getFirst();
        assertThat(index.auto()).isTrue();
        assertThat(data.entries.stream().map(AuditEntry::action)).endsWith("data_type.update");

        for (int i = 0; i < 3; i++) {
            days(20);
            wishes.used(data.caller, index.id());
            task.work();
        }
        assertThat(type("order").indexes()).hasSize(1);
        days(31);
        task.work();
        assertThat(type("order").indexes()).isEmpty();
        assertThat(data.tenants.count("data_index_use")).isZero();
        assertThat(data.tenants.count("data_index_work where doing = 'empty'")).isEqualTo(1);
    }

    @Test
    void an_index_that_somebody_has_declared_stays_without_use() {
        data.declare("order", """
            {"indexes":[{"path":"city","kind":"text"}]}""");
        data.part(IndexWishes.class).used(data.caller, type("order").indexes().getFirst().id());
        data.part(AutoIndexes.class).work();
        days(100);
        data.part(AutoIndexes.class).work();
        assertThat(type("order").indexes()).hasSize(1);
    }

    @Test
    void counters_that_are_wrong_are_set_right() {
        for (int i = 0; i < 5; i++) {
            item("order");
        }
        Item archived = item("other");
        data.write(write -> data.part(Items.class).archive(archived.id(), version -> true, write));
        delete(item("order"));
        CounterCheck check = data.part(CounterCheck.class);
        assertThat(check.check(data.caller.tenant())).isZero();
        List<String> before = counters();

        UUID tenant = data.caller.tenant().id();
        data.tenants.all.sql("""
            update counters set value = value + 7
            where (name, key) in (('data', ''), ('archived.type', 'other'))""").update();
        data.tenants.all.sql("insert into counters values (?, 'data.status', 'ghost', 3, 2)")
            .param(tenant).update();
        data.tenants.all.sql("delete from counters where name = 'data.bytes' and key = 'order'").update();
        assertThat(check.check(data.caller.tenant())).isEqualTo(4);
        assertThat(counters()).isEqualTo(before);
        assertThat(check.check(data.caller.tenant())).isZero();
    }

    private List<String> counters() {
        return data.tenants.all.sql("""
            select name || ' ' || key || ' ' || sum(value)
            from counters
            where name not like 'events%'
            group by name, key
            having sum(value) <> 0
            order by 1""").query(String.class).list();
    }

    @Test
    void counters_are_not_taken_for_wrong_while_others_write() throws Exception {
        CounterCheck check = data.part(CounterCheck.class);
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> writers = List.of(
                threads.submit(() -> writing(over)), threads.submit(() -> writing(over)));
            for (int i = 0; i < 30; i++) {
                assertThat(check.check(data.caller.tenant())).isZero();
            }
            over.set(true);
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(counted()).isEqualTo(data.tenants.count("data_items where deleted_at is null"));
    }

    private void writing(AtomicBoolean over) {
        while (!over.get()) {
            Item item = item("order");
            data.change(item, "{\"status\":\"paid\",\"attributes\":{\"more\":1}}");
            delete(item("other"));
        }
    }

    @Test
    void each_tenant_is_looked_at_once_a_day() {
        item("order");
        CounterCheck check = data.part(CounterCheck.class);
        data.tenants.all.sql("update counters set value = value + 7 where name = 'data'").update();
        for (int i = 0; i < 25; i++) {
            data.tenants.clock.forward(Duration.ofHours(1));
            check.work();
        }
        assertThat(counted()).isEqualTo(1);
    }
}
