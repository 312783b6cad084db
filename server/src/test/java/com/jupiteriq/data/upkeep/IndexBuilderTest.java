package com.jupiteriq.data.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.data.DataBench;
import com.jupiteriq.data.Item;
import com.jupiteriq.data.ItemStore;
import com.jupiteriq.data.ItemTraces;
import com.jupiteriq.data.Items;
import com.jupiteriq.data.types.AllTypeStore;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.data.types.Index;
import com.jupiteriq.kernel.Refused;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Indexes that are filled and emptied while others write.
class IndexBuilderTest {

    private static final String WANTED = """
        {"indexes":[{"path":"city","kind":"text"},{"path":"price","kind":"number"},
        {"path":"tags","kind":"text"},{"path":"about","kind":"words"}]}""";
    private static final int WRITERS = 8;

    private DataBench data;

    @BeforeEach
    void open() {
        data = new DataBench();
    }

    @AfterEach
    void close() {
        data.close();
    }

    private static String item(int number) {
        return """
            {"type":"order","attributes":{"city":"c%d","price":%d.5,"tags":["a%d","b"],\
            "about":"word%d all"}}"""
            .formatted(number % 7, number, number % 5, number % 3);
    }

    private DataType type() {
        return data.part(AllTypeStore.class).find(data.caller.tenant().id(), "order").orElseThrow();
    }

    private IndexBuilder builder() {
        return data.part(IndexBuilder.class);
    }

    private static void finish(DataBench on) {
        while (on.tenants.count("data_index_work") > 0) {
            on.part(IndexBuilder.class).work();
        }
    }

    private List<Item> items() {
        return data.tenants.all.sql("select " + ItemStore.COLUMNS
                + " from data_items where type = 'order' and tenant_id = ?")
            .param(data.caller.tenant().id()).query((row, number) -> ItemStore.row(row)).list();
    }

    /// Of every item exactly the rows and the words that it makes.
    private void assertRight() {
        DataType type = type();
        ItemTraces traces = data.part(ItemTraces.class);
        Set<String> expected = new TreeSet<>();
        Map<UUID, Set<String>> found = words();
        for (Item item : items()) {
            ItemTraces.rows(item, item.values(), type.rowIndexes()).forEach(row -> expected.add(row.index()
                + " " + row.archived() + " " + HexFormat.of().formatHex(row.value()) + " " + row.item()));
            if (!item.isInTrash()) {
                String words = traces.words(data.caller.tenant(), item.values(), type);
                assertThat(found.get(item.id())).isEqualTo(
                    words == null ? Set.of() : new TreeSet<>(List.of(words.split(" "))));
            }
        }
        List<String> there = data.tenants.all.sql("""
                select index_id || ' ' || archived::text || ' ' || encode(value, 'hex') || ' ' || item_id
                from data_index""").query(String.class).list();
        assertThat(new TreeSet<>(there).equals(expected)).as("the rows are those of the items").isTrue();
        assertThat(there).hasSize(expected.size());
    }

    private Map<UUID, Set<String>> words() {
        Map<UUID, Set<String>> found = new HashMap<>();
        data.tenants.all.sql("""
                select id, array_to_string(tsvector_to_array(words), ' ') as words from data_items""")
            .query((row, number) -> found.put(row.getObject("id", UUID.class),
                row.getString("words") == null ? Set.of()
                    : new TreeSet<>(List.of(row.getString("words").split(" "))))).list();
        return found;
    }

    @Test
    void an_index_holds_what_was_there_before_it() {
        for (int i = 0; i < 30; i++) {
            data.create(item(i));
        }
        data.create("""
            {"type":"other","attributes":{"city":"Oslo"}}""");
        data.write(write -> data.part(Items.class).archive(items().getFirst().id(), version -> true, write));
        data.declare("order", WANTED);
        assertThat(type().indexes()).allMatch(index -> index.state() == Index.State.BUILDING);
        long revision = type().revision();

        finish(data);

        assertThat(type().indexes()).hasSize(4).allMatch(index -> index.state() == Index.State.READY);
        assertThat(type().revision()).isGreaterThan(revision);
        assertThat(type().version()).isEqualTo(2);
        assertThat(data.part(DataTypes.class).get(data.caller, "order").items()).isEqualTo(30);
        assertRight();
    }

    @Test
    void nobody_fills_an_index_before_all_are_over_who_do_not_know_it() throws Exception {
        data.create(item(1));
        try (Connection old = data.tenants.database.app().getConnection()) {
            old.setAutoCommit(false);
            try (var statement = old.createStatement()) {
                statement.execute("select set_config('app.tenant', '" + data.caller.tenant().id()
                    + "', true)");
                statement.execute("update data_items set version = version");
            }
            data.declare("order", WANTED);
            builder().work();
            builder().work();
            assertThat(data.tenants.count("data_index")).isZero();
            assertThat(data.tenants.count("data_index_work")).isEqualTo(4);
            old.rollback();
        }
        finish(data);
        assertRight();
    }

    @Test
    void whoever_writes_meanwhile_leaves_it_right() throws Exception {
        for (int i = 0; i < 200; i++) {
            data.create(item(i));
        }
        ConcurrentLinkedQueue<UUID> ids =
            new ConcurrentLinkedQueue<>(items().stream().map(Item::id).toList());
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(WRITERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(i);
                writers.add(threads.submit(() -> {
                    begun.countDown();
                    while (!over.get()) {
                        write(random, ids);
                    }
                }));
            }
            begun.await();
            data.declare("order", WANTED);
            finish(data);
            data.declare("order", """
                {"indexes":[{"path":"city","kind":"text"},{"path":"city","kind":"words"},
                {"path":"n","kind":"number"}]}""");
            try (DataBench other = data.another()) {
                Future<?> beside = threads.submit(() -> finish(other));
                finish(data);
                beside.get();
            }
            over.set(true);
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(type().indexes()).hasSize(3).allMatch(index -> index.state() == Index.State.READY);
        assertRight();
    }

    private void write(Random random, ConcurrentLinkedQueue<UUID> ids) {
        Items items = data.part(Items.class);
        try {
            UUID id = ids.poll();
            if (id == null || random.nextInt(10) == 0) {
                ids.add(data.create(item(random.nextInt(1000))).id());
            }
            if (id != null) {
                switch (random.nextInt(6)) {
                    case 0 -> data.write(write -> items.archive(id, version -> true, write));
                    case 1 -> data.write(write -> {
                        items.delete(id, version -> true, write);
                        return id;
                    });
                    case 2 -> data.write(write -> items.restore(id, version -> true, write));
                    default -> data.change(items.get(data.caller, id), """
                        {"attributes":{"city":"d%d","n":%d,"about":"other%d"}}"""
                        .formatted(random.nextInt(9), random.nextInt(9), random.nextInt(9)));
                }
                ids.add(id);
            }
        } catch (Refused refused) {
            // in the trash, or changed by somebody else at the moment
        }
    }

    @Test
    void another_node_goes_on_where_one_was_killed() {
        int many = 2 * IndexWorkStore.BATCH + 10;
        data.create(item(0));
        data.tenants.all.sql("""
                insert into data_items
                select tenant_id, overlay(id::text placing lpad(to_hex(n), 12, '0') from 25)::uuid, type,
                    status, status_before, attributes, external_id, version, archived, updated_at,
                    archived_at, deleted_at, leaves, words
                from data_items, generate_series(1, ?) as n""").param(many).update();
        data.declare("order", """
            {"indexes":[{"path":"city","kind":"text"}]}""");
        IndexWorkStore store = new IndexWorkStore(data.tenants.worker);
        IndexBuilder builder = builder();
        for (int i = 0; i < 2 || store.all().getFirst().after() == null; i++) {
            builder.step(store.all().getFirst());
        }
        assertThat(data.part(DataTypes.class).get(data.caller, "order").filled().values())
            .containsExactly((long) IndexWorkStore.BATCH);
        assertThat(type().indexes().getFirst().state()).isEqualTo(Index.State.BUILDING);

        try (DataBench other = data.another()) {
            finish(other);
        }

        assertThat(type().indexes().getFirst().state()).isEqualTo(Index.State.READY);
        assertRight();
    }

    @Test
    void an_index_that_is_dropped_leaves_nothing() {
        for (int i = 0; i < 20; i++) {
            data.create(item(i));
        }
        data.declare("order", WANTED);
        finish(data);
        List<Index> before = type().indexes();

        data.declare("order", """
            {"indexes":[{"path":"tags","kind":"text"},{"path":"city","kind":"words"}]}""");
        finish(data);
        assertThat(type().indexes().getFirst()).isEqualTo(before.get(2));
        assertRight();

        data.write(write -> {
            data.part(DataTypes.class).delete("order", version -> true, write);
            return write;
        });
        finish(data);
        assertThat(data.tenants.count("data_index")).isZero();
        assertThat(data.tenants.count("data_items where words is not null")).isZero();
    }

    @Test
    void one_that_is_dropped_while_it_is_filled_ends_empty() {
        data.create(item(1));
        data.declare("order", WANTED);
        IndexWorkStore store = new IndexWorkStore(data.tenants.worker);
        for (int i = 0; i < 3; i++) {
            store.all().forEach(builder()::step);
        }
        data.declare("order", "{}");
        finish(data);
        assertThat(data.tenants.count("data_index")).isZero();
        assertThat(data.tenants.count("data_items where words is not null")).isZero();
        assertThat(type().indexes()).isEmpty();
    }

    @Test
    void one_that_cannot_be_filled_keeps_no_other_waiting_and_is_given_up() {
        data.create(item(1));
        data.declare("order", WANTED);
        int broken = type().indexes().getFirst().id();
        data.tenants.all.sql(
            "alter table data_index add constraint broken check (index_id <> " + broken + ")").update();
        long revision = type().revision();
        int failures = 0;
        while (data.tenants.count("data_index_work") > 0) {
            try {
                builder().work();
            } catch (RuntimeException failed) {
                assertThat(failed).hasMessageContaining("broken");
                failures++;
            }
        }
        assertThat(failures).isEqualTo(IndexBuilder.MOST_FAILURES);
        assertThat(type().indexes()).extracting(Index::state).containsExactly(
            Index.State.FAILED, Index.State.READY, Index.State.READY, Index.State.READY);
        assertThat(type().revision()).isGreaterThan(revision);
        assertThat(data.tenants.count("data_index_work")).isZero();

        data.tenants.all.sql("alter table data_index drop constraint broken").update();
        data.declare("order", WANTED);
        finish(data);
        assertThat(type().indexes()).hasSize(4).allMatch(index -> index.state() == Index.State.READY);
        assertThat(type().indexes().getFirst().id()).isNotEqualTo(broken);
        assertRight();
    }
}
