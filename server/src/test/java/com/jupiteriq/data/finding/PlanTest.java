package com.jupiteriq.data.finding;

import static com.jupiteriq.data.finding.FoundItems.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.data.Item;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.PageRequest.Total;
import com.jupiteriq.store.Explained;
import com.jupiteriq.store.Reads;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What PostgreSQL really does for lists of items, asked by the app under row-level security, in a tenant of
/// many items beside others: how many rows it reads. Every list is read often enough to be planned without
/// its values.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanTest {

    private static final int ITEMS = Integer.getInteger("data.items", 30_000);
    private static final int OTHERS = 2_000;
    private static final int EXECUTIONS = 7;

    private static final Pattern ROWS = Pattern.compile("actual rows=([0-9.]+) loops=([0-9]+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by [A-Za-z ]+: ([0-9.]+)");

    private FoundItems found;
    private Explained explained;
    private Finding finding;
    private Caller caller;

    @BeforeAll
    void fill() throws SQLException {
        found = new FoundItems();
        caller = found.tenants.caller();
        ManyItems.fill(found, caller, ITEMS);
        ManyItems.fill(found, found.tenants.caller(), OTHERS);
        found.tenants.all.sql("vacuum analyze").update();
        explained = new Explained(found.tenants.superuser);
        finding = found.finding(Reach.STANDARD, new Reads(explained));
    }

    @AfterAll
    void stop() throws SQLException {
        explained.close();
        found.close();
    }

    /// @param most rows that any step of the plan reads
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-created_at           | status=                        | 100",
        "created_at            | type=order                     | 100",
        "-updated_at           | type=order                     | 100",
        "updated_at            | status=usual                   | 100",
        "-created_at           | status=rare                    | 100",
        "-created_at           | type=order&status=usual        | 100",
        "-created_at           | type=order&archived=any        | 100",
        "external_id           | type=order                     | 1100",
        "-external_id          | type=order                     | 1100",
        "attributes.total      | type=order                     | 100",
        "-attributes.city      | type=order                     | 100",
        "-attributes.at        | type=order&archived=any        | 100",
        "attributes.total      | type=order&attributes.total[gte]=100           | 100",
        "-attributes.total     | type=order&attributes.total[lt]=20000          | 100",
        "attributes.city       | type=order&attributes.city[prefix]=city1       | 100",
        "-created_at           | type=order&attributes.city=city7               | 200",
        "created_at            | type=order&attributes.city[in]=city7,city8     | 300",
        "-created_at           | type=order&attributes.total[gte]=100           | 600",
        "-created_at           | type=order&attributes.city[ne]=city7           | 100",
        "-created_at           | type=order&attributes.city[exists]=true        | 100",
        "-updated_at           | type=order&attributes.total[gte]=100           | 600",
        "-attributes.total     | type=order&status=usual                        | 100",
        "-created_at           | type=order&attributes.total[lt]=1000           | 2100",
        "-attributes.at        | type=order&attributes.city=city7               | 2100",
        "-created_at           | type=order&status=rare                         | 2300",
        "-created_at           | type=order&q=all                               | 100",
        "-created_at           | type=order&q=seldom                            | 2300",
        "created_at            | external_id=name77                             | 10",
    })
    void a_page_reads_few_rows(String sort, String query, int most) {
        Wanted wanted = wanted(("sort=" + sort + (query.endsWith("=") ? "" : "&" + query)).split("&"));
        Page<Item> first = null;
        for (int i = 0; i < EXECUTIONS; i++) {
            explained.plans();
            first = finding.page(caller, wanted, new PageRequest(20, 0, null, Total.NONE));
        }
        assertFew(most);
        if (first.next() != null) {
            explained.plans();
            Page<Item> second =
                finding.page(caller, wanted, new PageRequest(20, 0, first.next(), Total.NONE));
            assertThat(second.items()).isNotEmpty().doesNotContainAnyElementsOf(first.items());
            assertFew(most);
        }
    }

    private void assertFew(int most) {
        List<String> plans = explained.plans().stream().filter(plan -> plan.contains("data_items")).toList();
        assertThat(plans).isNotEmpty();
        for (String plan : plans) {
            for (Matcher rows = ROWS.matcher(plan); rows.find();) {
                double read = Double.parseDouble(rows.group(1)) * Long.parseLong(rows.group(2));
                assertThat(read).as(plan).isLessThanOrEqualTo(most);
            }
            for (Matcher removed = REMOVED.matcher(plan); removed.find();) {
                assertThat(Double.parseDouble(removed.group(1))).as(plan).isLessThanOrEqualTo(most);
            }
        }
    }
}
