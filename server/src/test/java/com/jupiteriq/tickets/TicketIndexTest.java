package com.jupiteriq.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Explained;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.TestTenants;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What PostgreSQL really does for a list of tickets, asked by the app under row-level security, in a tenant
/// of 30,000 tickets beside others. Every query runs often enough to be planned without its values, as it is
/// on a busy server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketIndexTest {

    private static final int TICKETS = 30_000;
    private static final int OLD = 8_000;
    private static final int OTHERS = 4;
    private static final int TICKETS_OF_OTHERS = 5_000;

    /// After five executions PostgreSQL may choose a plan that fits all values.
    private static final int EXECUTIONS = 7;

    private static final String EMAIL = "one@customer.example";

    /// One in fifty is open and one in a hundred tagged; every hundredth word occurs in 300 tickets.
    /// The oldest 8,000 share a word, and all of them another.
    private static final String FILL = """
        insert into tickets (
            tenant_id, id, number, version, principal_id, subject, description, status, priority, category,
            customer_email_index, tags, created_at, updated_at, words)
        select ?, gen_random_uuid(), n, 1, ?, 'Ticket ' || n || ' about matter' || n % 100,
               'Somebody cannot do step' || n % 1000 || ' of what the guide says.',
               case when n % 50 = 0 then 'open' else 'closed' end, 1 + n % 4, 'category' || n % 40,
               case when n % 500 = 0 then ? else 'other' || n % 900 end,
               case when n % 100 = 0 then array['rare'] else '{}' end,
               timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-02-01' + n * interval \
               '1 minute',
               array_to_tsvector(array['ticket', n::text, 'about', 'matter' || n % 100, 'somebody', \
               'step' || n % 1000, case when n <= 8000 then 'old' else 'new' end])
        from generate_series(1, ?) as n""";

    private static final String COMMENT = """
        insert into ticket_comments (tenant_id, ticket_id, id, content, is_internal, author_id, author_name, \
        words, created_at)
        select tenant_id, id, gen_random_uuid(), 'Said of it' || number % 300, false, principal_id, 'a', \
        array_to_tsvector(array['said', 'of', 'it' || number % 300]), created_at
        from tickets
        where number % 2 = 0""";

    private TestTenants tenants;
    private Explained explained;
    private Caller caller;
    private TicketStore store;

    @BeforeAll
    void fill() throws SQLException {
        tenants = new TestTenants();
        caller = tenants.caller();
        fill(caller, TICKETS);
        for (int i = 0; i < OTHERS; i++) {
            fill(tenants.caller(), TICKETS_OF_OTHERS);
        }
        tenants.all.sql(COMMENT).update();
        tenants.all.sql("analyze").update();
        explained = new Explained(tenants.superuser);
        store = new TicketStore(new Reads(explained), tenants.vault);
    }

    private void fill(Caller owner, int tickets) {
        String index = tenants.vault.blindIndex(owner.tenant().account(), "tickets.customer_email", EMAIL);
        tenants.all.sql(FILL).params(owner.tenant().id(), owner.principal().id(), index, tickets).update();
    }

    @AfterAll
    void stop() throws SQLException {
        explained.close();
        tenants.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "created_at", "-created_at", "updated_at", "-updated_at", "priority", "-priority"})
    void every_order_is_read_from_its_index(String sort) {
        Page<Ticket> first = assertPlan(query("", sort), new PageRequest(20, 0, null), index(sort));
        Cursor after = first.next();
        assertThat(after).isNotNull();
        Page<Ticket> second = assertPlan(query("", sort), new PageRequest(20, 0, after), index(sort));
        assertThat(second.items()).hasSize(20).doesNotContainAnyElementsOf(first.items());
        assertThat(lastRowPlan()).as("the cursor is where the index scan begins")
            .containsPattern("Index Cond: .*ROW\\(" + column(sort) + ", id\\) [<>] ROW\\(")
            .doesNotContain("Rows Removed by Filter");
    }

    private static String index(String sort) {
        return switch (column(sort)) {
            case "created_at" -> "tickets_by_creation";
            case "updated_at" -> "tickets_by_update";
            default -> "tickets_by_priority";
        };
    }

    private static String column(String sort) {
        return sort.replace("-", "");
    }

    @ParameterizedTest
    @CsvSource({
        "status,         tickets_by_status",
        "category,       tickets_by_category",
        "customer_email, tickets_by_customer",
        "created,        tickets_by_creation",
    })
    void every_plain_filter_is_read_from_its_index(String filter, String index) {
        Page<Ticket> found =
            assertPlan(query(filter, "-created_at"), new PageRequest(20, 0, null), index);
        assertThat(found.items()).isNotEmpty();
        assertThat(lastRowPlan()).doesNotContain("Rows Removed by Filter");
        Page<Ticket> next = assertPlan(query(filter, "-created_at"), new PageRequest(20, 0,
            new Cursor("-created_at", found.items().get(5).createdAt().toString(),
                found.items().get(5).id())), index);
        assertThat(next.items()).startsWith(found.items().get(6));
        assertThat(lastRowPlan()).doesNotContain("Rows Removed by Filter");
    }

    @Test
    void the_time_of_an_update_is_read_from_its_index() {
        assertPlan(query("updated", "-updated_at"), new PageRequest(20, 0, null), "tickets_by_update");
        assertThat(lastRowPlan()).doesNotContain("Rows Removed by Filter");
    }

    @ParameterizedTest
    @CsvSource({"created, tickets_by_creation", "updated, tickets_by_update", "category, tickets_by_category",
        "customer_email, tickets_by_customer"})
    void what_a_filter_matches_is_counted_in_its_index(String filter, String index) {
        store.list().page(caller, query(filter, "-created_at"), new PageRequest(20, 0, null));
        assertThat(plans()).filteredOn(plan -> plan.contains("count(*)")).singleElement().asString()
            .contains(index).doesNotContain("Seq Scan");
    }

    @Test
    void one_ticket_is_found_by_either_of_its_names() {
        Ticket some = store.list().page(caller, query("", "created_at"), new PageRequest(1, 0, null))
            .items().getFirst();
        explained.plans();
        for (int i = 0; i < EXECUTIONS; i++) {
            assertThat(store.find(caller, new TicketRef.ById(some.id()))).contains(some);
        }
        assertThat(plans()).hasSize(EXECUTIONS)
            .allMatch(plan -> plan.contains("Index Scan using tickets_pkey"));
        for (int i = 0; i < EXECUTIONS; i++) {
            assertThat(store.find(caller, new TicketRef.ByNumber(some.number()))).contains(some);
        }
        assertThat(plans()).allMatch(plan -> plan.contains("Index Scan using tickets_tenant_id_number_key"));
    }

    @ParameterizedTest
    @CsvSource({"matter7, 300", "matter7 step107, 30", "step108 it108, 10", "nothing, 0"})
    void words_are_found_by_their_indexes_inside_of_the_function(String words, int total) {
        Page<Ticket> found = run(query("q=" + words, "-created_at"), new PageRequest(20, 0, null));
        assertThat(found.total()).isEqualTo(total);
        assertThat(nested("words @@ every")).hasSizeGreaterThan(2 * EXECUTIONS).allSatisfy(plan ->
            assertThat(plan).containsPattern("Bitmap Index Scan on ticket(s|_comments)_by_word")
                .containsPattern("Index Cond: .*words @@").doesNotContain("Seq Scan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "created_at", "-created_at", "updated_at", "-updated_at", "priority", "-priority"})
    void a_word_of_many_tickets_is_looked_for_in_the_order_of_the_list(String sort) {
        Page<Ticket> first = run(query("q=ticket about", sort), new PageRequest(20, 0, null));
        assertThat(first.items()).isEqualTo(
            store.list().page(caller, query("", sort), new PageRequest(20, 0, null)).items());
        assertThat(pagePlan()).as("not one ticket more than the page shows is looked at")
            .containsPattern("Index Scan (Backward )?using " + index(sort) + " on .* \\(actual rows=21\\.00")
            .doesNotContain("Seq Scan").doesNotContain("Rows Removed by Filter: ");
        assertThat(first.total()).as("more than are counted").isNull();
        Page<Ticket> second = run(query("q=ticket about", sort), new PageRequest(20, 0, first.next()));
        assertThat(second.items()).hasSize(20).doesNotContainAnyElementsOf(first.items());
        assertThat(pagePlan())
            .containsPattern("Index Cond: .*ROW\\(" + sort.replace("-", "") + ", id\\) [<>] ROW\\(")
            .doesNotContain("Seq Scan").doesNotContain("Rows Removed by Filter: ");
    }

    @Test
    void a_word_of_many_tickets_that_are_far_away_is_found_all_the_same() {
        Page<Ticket> found = run(query("q=old", "-created_at"), new PageRequest(20, 0, null));
        assertThat(found.total()).isEqualTo(OLD);
        assertThat(found.items()).extracting(Ticket::number).first().isEqualTo((long) OLD);
        assertThat(pagePlan()).containsPattern("\\(actual rows=20000\\.00").doesNotContain("Seq Scan");
        Page<Ticket> next = run(query("q=old", "-created_at"), new PageRequest(20, 0, found.next()));
        assertThat(next.items()).extracting(Ticket::number).first().isEqualTo(OLD - 20L);
        Page<Ticket> last = run(query("q=old", "-created_at"), new PageRequest(20, OLD - 5, null));
        assertThat(last.items()).hasSize(5).last().extracting(Ticket::number).isEqualTo(1L);
        assertThat(last.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"status, tickets_by_status, 600", "category, tickets_by_category, 750",
        "customer_email, tickets_by_customer, 60"})
    void a_word_of_many_tickets_goes_with_the_index_of_a_filter(String filter, String index, int total) {
        PageRequest page = new PageRequest(20, 0, null);
        Page<Ticket> all = store.list().page(caller, query(filter, "-created_at"), page);
        Page<Ticket> found = run(query(filter + "&q=ticket about", "-created_at"), page);
        assertThat(found.items()).isEqualTo(all.items());
        assertThat(found.total()).isEqualTo(total);
        assertThat(pagePlan()).contains(index).doesNotContain("Seq Scan");
    }

    @Test
    void tags_are_found_by_their_index_inside_of_the_function() {
        Page<Ticket> found = run(query("tag", "-created_at"), new PageRequest(20, 0, null));
        assertThat(found.total()).isEqualTo(300);
        assertThat(nested("tags @> array")).isNotEmpty().allSatisfy(plan -> assertThat(plan)
            .contains("Bitmap Index Scan on tickets_by_tag").containsPattern("Index Cond: .*tags @>")
            .doesNotContain("Seq Scan"));
    }

    @Test
    void comments_are_read_from_the_key_of_their_ticket() {
        Ticket some = store.list().page(caller, query("tag", "created_at"), new PageRequest(1, 0, null))
            .items().getFirst();
        CommentStore comments = new CommentStore(new Reads(explained));
        explained.plans();
        for (int i = 0; i < EXECUTIONS; i++) {
            assertThat(comments.list(caller, some, Selection.ALL, new PageRequest(20, 0, null)).total())
                .isEqualTo(1);
        }
        assertThat(plans()).isNotEmpty().allSatisfy(plan ->
            assertThat(plan).contains("ticket_comments_pkey").doesNotContain("Seq Scan"));
    }

    private Page<Ticket> assertPlan(Selection query, PageRequest page, String index) {
        Page<Ticket> found = run(query, page);
        assertThat(lastRowPlan()).containsPattern("Index (Only )?Scan (Backward )?using " + index)
            .doesNotContain("Seq Scan").doesNotContain("Sort");
        return found;
    }

    private List<String> seen = List.of();

    private Page<Ticket> run(Selection query, PageRequest page) {
        explained.plans();
        Page<Ticket> found = store.list().page(caller, query, page);
        for (int i = 1; i < EXECUTIONS; i++) {
            found = store.list().page(caller, query, page);
        }
        seen = plans();
        return found;
    }

    /// Without the plan of the statement that sets the tenant.
    private List<String> plans() {
        return explained.plans().stream().filter(plan -> !plan.contains("set_config(")).toList();
    }

    /// Of the last query for the rows of a page.
    private String lastRowPlan() {
        return seen.stream().filter(plan -> plan.contains("offset")).collect(Collectors.toList()).getLast();
    }

    /// Of the last page that was searched for words.
    private String pagePlan() {
        return seen.stream().filter(plan -> plan.contains("whole")).toList().getLast();
    }

    private List<String> nested(String part) {
        return seen.stream().filter(plan -> plan.contains(part) && !plan.contains("offset")).toList();
    }

    /// @param asked a filter, words as `q=…`, or both with `&` between them
    private static Selection query(String asked, String sort) {
        int words = asked.indexOf("q=");
        String filter = words < 0 ? asked : asked.substring(0, Math.max(0, words - 1));
        Instant from = Instant.parse("2026-01-08T00:00:00Z");
        Instant month = Instant.parse("2026-02-08T00:00:00Z");
        Selection usual = Selection.ALL.sorted(sort);
        Selection all = words < 0 ? usual : usual.with(TicketList.WORDS, asked.substring(words + 2));
        return switch (filter) {
            case "" -> all;
            case "status" -> all.with(TicketList.STATUS, TicketStatus.OPEN);
            case "category" -> all.with(TicketList.CATEGORY, "category7");
            case "customer_email" -> all.with(TicketList.CUSTOMER_EMAIL, EMAIL.toUpperCase(Locale.ROOT));
            case "tag" -> all.with(TicketList.TAG, "rare");
            case "created" -> all.with(TicketList.CREATED_AFTER, from)
                .with(TicketList.CREATED_BEFORE, from.plusSeconds(36_000));
            case "updated" -> all.with(TicketList.UPDATED_AFTER, month)
                .with(TicketList.UPDATED_BEFORE, month.plusSeconds(36_000));
            default -> throw new IllegalArgumentException(filter);
        };
    }
}
