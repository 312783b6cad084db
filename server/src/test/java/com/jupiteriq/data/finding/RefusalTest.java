package com.jupiteriq.data.finding;

import static com.jupiteriq.data.finding.FoundItems.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jupiteriq.data.Item;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What lists of items refuse, and what they tell of indexes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {

    private static final PageRequest FIRST = new PageRequest(20, 0, null);

    private FoundItems found;
    private Finding finding;
    private Caller caller;

    @BeforeAll
    void fill() {
        found = new FoundItems();
        caller = found.tenants.caller();
        found.declare(caller, "order", "11 total number ready false", "12 slow text building false",
            "13 bad time failed false", "14 auto text ready true");
        found.declare(caller, "worded", "15 note words building false");
        finding = found.finding(FoundItems.SHORT, found.tenants.reads);
        found.write(caller, write -> {
            for (int i = 0; i < 70; i++) {
                String attributes = "{\"total\":%d,\"auto\":\"x\"}".formatted(i);
                found.create("order", "active", null, FoundItems.json(attributes), write);
            }
            return 0;
        });
    }

    @AfterAll
    void stop() {
        found.close();
    }

    private Page<Item> page(String query) {
        return finding.page(caller, wanted(query.split("&")), FIRST);
    }

    private Failure refused(String query) {
        return catchThrowableOfType(Refused.class, () -> page(query)).failure();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "type=order&attributes.name[gt]=1      | attributes.name[gt]     | order | name  | number",
        "type=order&attributes.name[gt]=a      | attributes.name[gt]     | order | name  | text",
        "type=order&attributes.name[lt]=2024-01-01 | attributes.name[lt] | order | name  | time",
        "type=order&attributes.name[prefix]=1  | attributes.name[prefix] | order | name  | text",
        "type=order&attributes.bad[gt]=2024-01-01 | attributes.bad[gt]   | order | bad   | time",
        "attributes.total[gt]=1                | attributes.total[gt]    | ''    | total | number",
        "type=order&sort=attributes.name       | sort                    | order | name  | text",
        "sort=-attributes.total                | sort                    | ''    | total | text",
        "type=order&q=word                     | q                       | order | ''    | words",
        "q=word                                | q                       | ''    | ''    | words",
        "type=order&attributes.name=1          | attributes.name         | order | name  | number",
        "type=order&attributes.total=1&attributes.name[ne]=a | attributes.name[ne] | order | name | text",
        "attributes.total=1                    | attributes.total        | ''    | total | number",
        "type=other&attributes.total[gt]=1     | attributes.total[gt]    | other | total | number",
    })
    void what_has_no_index_is_refused_with_the_one_that_it_needs(
        String query, String field, String type, String path, String kind) {
        assertThat(refused(query)).isInstanceOfSatisfying(Failure.NotIndexed.class, failure ->
            assertThat(List.of(failure.field(), failure.type(), failure.path(), failure.kind()))
                .containsExactly(field, type, path, kind));
    }

    @ParameterizedTest
    @CsvSource({"type=order&attributes.slow[gt]=1", "type=order&sort=attributes.slow",
        "type=order&attributes.slow=1", "type=worded&q=word"})
    void an_index_that_is_being_filled_is_worth_waiting_for(String query) {
        assertThat(refused(query)).isInstanceOfSatisfying(Failure.Conflict.class,
            failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "type=order&attributes.total[gt]=word,   attributes.total[gt]",
        "type=order&attributes.total[prefix]=1,  attributes.total[prefix]",
        "type=order&attributes.total[like]=1,    attributes.total[like]",
        "type=order&q=a&sort=attributes.total,   sort",
        "sort=external_id,                       sort",
        "type=order&sort=attributes.a..b,        sort",
    })
    void what_cannot_be_meant_is_refused(String query, String field) {
        assertThat(refused(query)).isInstanceOfSatisfying(Failure.Unreadable.class,
            failure -> assertThat(failure.field()).isEqualTo(field));
    }

    @Test
    void a_cursor_of_another_sort_is_refused() {
        Cursor after = page("type=order&sort=attributes.total").next();
        Refused refused = catchThrowableOfType(Refused.class, () -> finding.page(caller,
            wanted("type=order", "sort=-attributes.total"), new PageRequest(20, 0, after)));
        assertThat(refused.failure()).isInstanceOf(Failure.Unreadable.class);
        Refused broken = catchThrowableOfType(Refused.class, () -> finding.page(caller,
            wanted("type=order", "sort=attributes.total"),
            new PageRequest(20, 0, new Cursor("attributes.total", "~!", after.id()))));
        assertThat(broken.failure()).isInstanceOf(Failure.Unreadable.class);
    }

    @Test
    void an_index_that_another_node_has_declared_answers_at_once_and_one_that_it_took_away_no_more() {
        Caller other = found.tenants.caller();
        found.declare(other, "order", "21 total number building false");
        found.create(other, "order", "active", null, FoundItems.json("{\"total\":5}"));
        Wanted large = wanted("type=order", "attributes.total[gt]=1");
        assertThat(catchThrowableOfType(Refused.class, () -> finding.page(other, large, FIRST)).failure())
            .isInstanceOf(Failure.Conflict.class);
        found.declare(other, "order", "21 total number ready false");
        assertThat(finding.page(other, large, FIRST).items()).hasSize(1);
        found.declare(other, "order");
        assertThat(catchThrowableOfType(Refused.class, () -> finding.page(other, large, FIRST)).failure())
            .isInstanceOf(Failure.NotIndexed.class);
    }

    @Test
    void an_index_that_is_of_use_is_told_and_one_that_is_missing_only_where_there_are_many_items() {
        found.said.used.clear();
        found.said.missed.clear();
        assertThat(page("type=order&attributes.auto=x").total()).isEqualTo(70);
        page("type=order&attributes.total=1");
        refused("type=order&attributes.name=1");
        assertThat(found.said.used).containsExactly(14);
        assertThat(found.said.missed).isEmpty();
        found.tenants.all.sql("update counters set value = 1000 where tenant_id = ? and name = 'data.type'")
            .param(caller.tenant().id()).update();
        refused("type=order&attributes.name=1");
        refused("type=order&attributes.name[exists]=true");
        assertThat(found.said.missed).containsExactly("order name");
        found.tenants.all.sql("update counters set value = 70 where tenant_id = ? and name = 'data.type'")
            .param(caller.tenant().id()).update();
    }

    @Test
    void the_trash_lists_what_was_deleted_last_first() {
        Caller other = found.tenants.caller();
        List<Item> items = Stream.of("a", "b", "c").map(name -> found.create(
            other, name.equals("b") ? "note" : "order", "active", name, FoundItems.json("{}"))).toList();
        items.forEach(item -> found.write(other, write -> {
            found.items.delete(item.id(), version -> true, write);
            return item;
        }));
        Page<Item> all = finding.trash(other, Selection.ALL, new PageRequest(2, 0, null));
        assertThat(all.items()).extracting(Item::externalId).containsExactly("c", "b");
        assertThat(all.total()).isEqualTo(3);
        assertThat(finding.trash(other, Selection.ALL, new PageRequest(2, 0, all.next())).items())
            .extracting(Item::externalId).containsExactly("a");
        assertThat(finding.trash(other, Selection.ALL.with(Wanted.TYPE, "order"), FIRST).items())
            .extracting(Item::externalId).containsExactly("c", "a");
        assertThat(finding.page(other, wanted("archived=any"), FIRST).items()).isEmpty();
    }
}
