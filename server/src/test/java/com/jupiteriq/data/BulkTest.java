package com.jupiteriq.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.data.Bulk.Outcome;
import com.jupiteriq.data.Operation.Verb;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkTest {

    private DataBench data;

    @BeforeEach
    void open() {
        data = new DataBench();
    }

    @AfterEach
    void close() {
        data.close();
    }

    private static Operation create(String json) {
        return new Operation.Readable(Verb.CREATE, null, null, null, DataBench.body(json), null);
    }

    private static Operation named(Verb verb, String externalId, String json) {
        return new Operation.Readable(verb, null, null, externalId, DataBench.body(json), null);
    }

    private static Operation of(Verb verb, Item item, String json) {
        return new Operation.Readable(verb, item.id(), null, null, DataBench.body(json), null);
    }

    private List<Outcome> apply(Operation... operations) {
        return apply(data.caller, false, List.of(operations));
    }

    private List<Outcome> apply(Caller caller, boolean atomic, List<Operation> operations) {
        return data.writes.run(caller, write -> data.part(Bulk.class).apply(operations, atomic, write));
    }

    private static @Nullable String refusedField(Outcome outcome) {
        return outcome instanceof Outcome.Failed(Failure.Invalid(List<Problem> problems))
            ? problems.getFirst().field() : null;
    }

    private void types(int count) {
        data.tenants.all.sql("""
            insert into data_types (tenant_id, id, name, version, declared, created_at, updated_at)
            select ?, gen_random_uuid(), 'declared' || n, 1, true, now(), now()
            from generate_series(1, ?) as n""").params(data.caller.tenant().id(), count).update();
    }

    private void statuses(String type, int count) {
        data.tenants.all.sql("""
            update data_types
            set statuses = array(select 's' || n from generate_series(1, ?) as n)
            where name = ?""").params(count, type).update();
    }

    private long statuses(String type) {
        return data.tenants.all.sql("select cardinality(statuses) from data_types where name = ?")
            .param(type).query(Long.class).single();
    }

    @Test
    void a_type_too_many_fails_alone() {
        types(DataType.MOST - 2);
        List<Outcome> outcomes = apply(create("{\"type\":\"a\"}"), create("{\"type\":\"b\"}"),
            create("{\"type\":\"c\"}"), create("{\"type\":\"a\"}"));
        assertThat(outcomes.stream().map(BulkTest::refusedField)).containsExactly(null, null, "type", null);
        assertThat(data.tenants.count("data_types")).isEqualTo(DataType.MOST);
        assertThatThrownBy(() -> data.declare("d", "{}")).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOf(Failure.Invalid.class));
    }

    @Test
    void a_status_too_many_fails_alone_and_all_or_none_say_where() {
        data.declare("order", "{}");
        statuses("order", DataType.MOST_STATUSES - 1);
        List<Operation> operations = List.of(create("{\"type\":\"order\",\"status\":\"new\"}"),
            create("{\"type\":\"order\",\"status\":\"newer\"}"),
            create("{\"type\":\"order\",\"status\":\"s1\"}"));
        assertThatThrownBy(() -> apply(data.caller, true, operations))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.failure())
                .isInstanceOfSatisfying(Failure.Invalid.class, invalid ->
                    assertThat(invalid.problems()).extracting(Problem::field)
                        .containsExactly("operations[1].status")));
        assertThat(data.tenants.count("data_items")).isZero();
        assertThat(apply(data.caller, false, operations).stream().map(BulkTest::refusedField))
            .containsExactly(null, "status", null);
        assertThat(statuses("order")).isEqualTo(DataType.MOST_STATUSES);
    }

    @Test
    void many_that_come_at_once_stay_within_the_bounds() throws Exception {
        types(DataType.MOST - 5);
        data.create("{\"type\":\"declared1\"}");
        statuses("declared1", DataType.MOST_STATUSES - 5);
        List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String number = Integer.toString(i);
                all.add(threads.submit(() -> outcomes.addAll(apply(
                    create("{\"type\":\"t" + number + "\"}"),
                    create("{\"type\":\"declared1\",\"status\":\"x" + number + "\"}")))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(data.tenants.count("data_types")).isEqualTo(DataType.MOST);
        assertThat(statuses("declared1")).isEqualTo(DataType.MOST_STATUSES);
        assertThat(outcomes.stream().filter(Outcome.Made.class::isInstance)).hasSize(10);
        assertThat(data.tenants.count("data_items")).isEqualTo(11);
    }

    @Test
    void a_name_that_an_item_of_the_same_bulk_is_given_is_looked_for() {
        data.create("{\"external_id\":\"taken\"}");
        List<Outcome> outcomes = apply(named(Verb.UPSERT, "a", "{}"),
            named(Verb.UPDATE, "a", "{\"external_id\":\"taken\"}"),
            named(Verb.UPDATE, "a", "{\"external_id\":\"b\"}"),
            named(Verb.ARCHIVE, "b", "{}"));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Made.class);
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Failed(Failure.Taken.of("external_id")));
        assertThat(outcomes.get(3)).isInstanceOfSatisfying(Outcome.Is.class, is -> {
            assertThat(is.changed()).isTrue();
            assertThat(is.item().externalId()).isEqualTo("b");
        });
    }

    @Test
    void who_comes_back_from_the_trash_finds_its_name_taken() {
        Item first = data.create("{\"external_id\":\"a\"}");
        apply(of(Verb.DELETE, first, "{}"));
        data.create("{\"external_id\":\"a\"}");
        assertThat(apply(of(Verb.RESTORE, first, "{}")))
            .containsExactly(new Outcome.Failed(Failure.Taken.of("external_id")));
    }

    @Test
    void the_same_upsert_again_changes_nothing() {
        Operation upsert = named(Verb.UPSERT, "a", """
            {"attributes":{"a":null,"b":{"c":null,"d":1},"e":[null]}}""");
        assertThat(apply(upsert).getFirst()).isInstanceOfSatisfying(Outcome.Made.class, made ->
            assertThat(made.item().attributes().text()).isEqualTo("{\"b\":{\"d\":1},\"e\":[null]}"));
        assertThat(apply(upsert).getFirst()).isInstanceOfSatisfying(Outcome.Is.class, is ->
            assertThat(is.changed()).isFalse());
        assertThat(apply(create("{\"attributes\":{\"a\":null}}")).getFirst())
            .isInstanceOfSatisfying(Outcome.Made.class, made ->
                assertThat(made.item().attributes().text()).isEqualTo("{\"a\":null}"));
    }

    @Test
    void the_quota_bounds_what_there_is_more_in_the_end() {
        Item first = data.create("{}");
        Item second = data.create("{}");
        Caller two = data.caller.entitled(
            new Caller.Entitled("small", Map.of(Items.QUOTA, 2L), Set.of()));
        assertThat(apply(two, false, List.of(create("{}"), of(Verb.DELETE, first, "{}"))))
            .noneMatch(Outcome.Failed.class::isInstance);
        assertThatThrownBy(() -> apply(two, false, List.of(create("{}"), of(Verb.ARCHIVE, second, "{}"))))
            .isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.failure()).isInstanceOf(Failure.QuotaExceeded.class));
        assertThat(data.part(Items.class).get(data.caller, second.id()).isArchived()).isFalse();
        apply(two, false, List.of(of(Verb.DELETE, second, "{}"), of(Verb.RESTORE, first, "{}")));
        assertThat(data.part(Items.class).count(data.caller)).isEqualTo(2);
    }

    @Test
    void two_bulks_over_the_same_items_do_not_wait_for_each_other() throws Exception {
        List<Item> items = IntStream.range(0, 40).mapToObj(i -> data.create("{}")).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = new ArrayList<>();
            for (List<Item> some : List.of(items, items.reversed())) {
                both.add(threads.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        String change = "{\"attributes\":{\"n\":" + i + ",\"t\":\"" + some.getFirst().id()
                            + "\"}}";
                        List<Operation> all = new ArrayList<>();
                        some.forEach(item -> all.add(named(Verb.UPSERT, "x" + item.id(), change)));
                        some.forEach(item -> all.add(of(Verb.UPDATE, item, change)));
                        apply(data.caller, false, all);
                    }
                }));
            }
            for (Future<?> one : both) {
                one.get();
            }
        }
        assertThat(data.tenants.count("data_items")).isEqualTo(80);
    }

    @Test
    void more_words_than_a_row_can_hold_are_left_out() {
        data.declare("book", "{\"indexes\":[{\"path\":\"text\",\"kind\":\"words\"}]}");
        String text = IntStream.range(0, 80_000).mapToObj(i -> Character.toString(0x4E00 + i % 20_000)
            + Character.toString(0x4E00 + i * 7 % 19_997)).collect(Collectors.joining()).substring(0, 87_000);
        assertThat(apply(create("{\"type\":\"book\",\"attributes\":{\"text\":\"" + text + "\"}}")).getFirst())
            .isInstanceOf(Outcome.Made.class);
        assertThat(data.tenants.count("data_items where length(words) > 50000")).isEqualTo(1);
    }
}
