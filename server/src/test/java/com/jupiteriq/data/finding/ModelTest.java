package com.jupiteriq.data.finding;

import static com.jupiteriq.data.finding.FoundItems.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.data.Item;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.PageRequest.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Lists of thousands of random items, asked thousands of random questions, are what plain Java finds by
/// going through all of them: once with a reach that all items lie within, once with one that is short, so
/// that every way is gone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelTest {

    private static final int ITEMS = Integer.getInteger("data.model.items", 1_000);
    private static final int QUESTIONS = Integer.getInteger("data.model.questions", 500);
    private static final long SEED = Long.getLong("data.model.seed", 47);

    private FoundItems found;
    private Caller caller;
    private RandomItems random;
    private List<Item> all;

    @BeforeAll
    void fill() {
        found = new FoundItems();
        caller = found.tenants.caller();
        random = new RandomItems(new Random(SEED));
        found.declare(caller, "order", "1 a number ready false", "2 b text ready false",
            "3 t time ready false", "4 n.x text ready false", "5 w words ready false",
            "6 c number ready true");
        all = random.fill(found, caller, ITEMS);
        Caller other = found.tenants.caller();
        found.declare(other, "order", "1 a number ready false");
        random.fill(found, other, 100);
        found.tenants.all.sql("analyze").update();
    }

    @AfterAll
    void stop() {
        found.close();
    }

    @Test
    void lists_within_reach_are_what_everything_says() {
        ask(found.finding(Reach.STANDARD, found.tenants.reads), Reach.STANDARD, true);
    }

    @Test
    void lists_beyond_reach_are_what_everything_says() {
        ask(found.finding(FoundItems.SHORT, found.tenants.reads), FoundItems.SHORT, false);
    }

    private void ask(Finding finding, Reach reach, boolean unindexed) {
        for (int i = 0; i < QUESTIONS; i++) {
            List<String> query = random.query(unindexed);
            Wanted wanted = wanted(query.toArray(String[]::new));
            List<Item> expected = Model.of(all, wanted, query);
            try {
                check(finding, reach, wanted, expected);
            } catch (RuntimeException | AssertionError wrong) {
                throw new AssertionError("question " + i + ": " + query, wrong);
            }
        }
    }

    private void check(Finding finding, Reach reach, Wanted wanted, List<Item> expected) {
        boolean bounded = !wanted.conditions().isEmpty() || wanted.words() != null;
        Long total = bounded && expected.size() > reach.counted() ? null : (Long) (long) expected.size();
        if (random.yes(0.3)) {
            long offset = random.upTo(expected.size() + 3);
            int limit = 1 + random.upTo(100);
            Page<Item> page = finding.page(caller, wanted, new PageRequest(limit, offset, null, Total.EXACT));
            assertThat(ids(page.items())).isEqualTo(
                ids(expected.stream().skip(offset).limit(limit).toList()));
            assertThat(page.total()).isEqualTo(expected.size());
            return;
        }
        int limit = Math.max(1 + random.upTo(30), expected.size() / 4);
        List<Item> listed = new ArrayList<>();
        Cursor cursor = null;
        do {
            Page<Item> page = finding.page(caller, wanted,
                new PageRequest(limit, 0, cursor, cursor == null ? Total.USUAL : Total.NONE));
            assertThat(page.total()).isEqualTo(cursor == null ? total : null);
            listed.addAll(page.items());
            cursor = page.next();
            assertThat(page.items().size()).isEqualTo(cursor == null ? page.items().size() : limit);
        } while (cursor != null && listed.size() < all.size());
        assertThat(ids(listed)).isEqualTo(ids(expected));
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(item -> item.id() + " " + item.attributes().text()).toList();
    }
}
