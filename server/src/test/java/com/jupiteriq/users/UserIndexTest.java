package com.jupiteriq.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.seals.OperatorVault;
import com.jupiteriq.store.Explained;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Writes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What PostgreSQL really does for a list of users, asked by the app under row-level security, in a tenant of
/// 12,000 users beside another. Every query runs often enough to be planned without its values.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserIndexTest {

    private static final int USERS = 12_000;
    private static final int BULK = 1_000;
    private static final int EXECUTIONS = 7;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// One in a hundred is an agent, one in two hundred inactive.
    private static final String SPREAD = """
        update users
        set role = case when number % 100 = 0 then 'agent' else 'member' end,
            status = case when number % 200 = 0 then 'inactive' else 'active' end,
            last_login = created_at + number % 3000 * interval '1 minute',
            created_at = created_at + number * interval '1 minute',
            updated_at = created_at + number * interval '1 minute'""";

    private TestTenants tenants;
    private Explained explained;
    private Caller caller;
    private UserStore store;
    private BlindIndexes indexes;

    @BeforeAll
    void start() throws SQLException {
        tenants = new TestTenants();
        caller = tenants.caller();
        indexes = new BlindIndexes(
            tenants.vault, new OperatorVault(tenants.vault, () -> caller.tenant().account()));
        fill(caller);
        fill(tenants.caller());
        tenants.all.sql(SPREAD).update();
        tenants.all.sql("analyze").update();
        explained = new Explained(tenants.superuser);
        store = new UserStore(new Reads(explained), tenants.vault, indexes, tenants.clock);
    }

    /// Everybody is called Kim, and has one of 500 family names.
    private void fill(Caller owner) {
        UserStore filled = new UserStore(tenants.reads, tenants.vault, indexes, tenants.clock);
        Writes writes = tenants.writes();
        for (int from = 1; from <= USERS; from += BULK) {
            int first = from;
            writes.run(owner, write -> {
                IntStream.range(first, first + BULK).forEach(n -> filled.insert(user(n), null, write));
                write.record(new AuditEntry("test.fill", "users", null, null));
                return first;
            });
        }
    }

    private User user(int n) {
        UserDetails details = new UserDetails("kim" + n + "@example.com", false, "Kim Name" + n % 500,
            "kim" + n, null, "crm-" + n, UserDetails.USUAL_ROLE, null);
        return User.made(tenants.ids.next(), n, details, false, START);
    }

    @AfterAll
    void stop() throws SQLException {
        explained.close();
        tenants.close();
    }

    @ParameterizedTest
    @CsvSource({"created_at, users_by_creation", "updated_at, users_by_update", "last_login, users_by_login"})
    void every_order_is_read_from_its_index_there_and_back(String column, String index) {
        for (String sort : List.of(column, "-" + column)) {
            Page<User> first = run(Selection.ALL.sorted(sort), null);
            assertThat(rowPlan()).contains(index).doesNotContain("Seq Scan").doesNotContain("Sort");
            Page<User> second = run(Selection.ALL.sorted(sort), first.next());
            assertThat(second.items()).hasSize(20).doesNotContainAnyElementsOf(first.items());
            assertThat(rowPlan()).containsPattern("Index Cond: .*ROW\\(" + column + ", id\\) [<>] ROW\\(")
                .doesNotContain("Rows Removed by Filter");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "email,       users_by_email,       1",
        "username,    users_by_username,    1",
        "external_id, users_by_external_id, 1",
        "role,        users_by_role,        120",
        "status,      users_by_status,      60",
    })
    void every_filter_is_read_and_counted_by_its_index(String filter, String index, int total) {
        Page<User> found = run(switch (filter) {
            case "email" -> Selection.ALL.with(UserList.EMAIL, "KIM77@Example.com");
            case "username" -> Selection.ALL.with(UserList.USERNAME, "KIM77");
            case "external_id" -> Selection.ALL.with(UserList.EXTERNAL_ID, "crm-77");
            case "role" -> Selection.ALL.with(UserList.ROLE, "agent");
            default -> Selection.ALL.with(UserList.STATUS, UserStatus.INACTIVE);
        }, null);
        assertThat(found.items()).hasSize(Math.min(20, total));
        assertThat(rowPlan()).contains(index).doesNotContain("Seq Scan");
        if (!filter.equals("status")) {
            assertThat(found.total()).isEqualTo(total);
        }
    }

    @ParameterizedTest
    @CsvSource({"kim77, 1", "name7, 24", "kim name7, 24", "nobody, 0", "kim77@example.com, 1"})
    void words_are_found_by_their_index_inside_of_the_function(String words, int total) {
        Page<User> found = run(Selection.ALL.with(UserList.WORDS, words), null);
        assertThat(found.total()).isEqualTo(total);
        assertThat(seen).filteredOn(plan -> plan.contains("words @@ every")).isNotEmpty()
            .allSatisfy(plan -> assertThat(plan).contains("Bitmap Index Scan on users_by_words")
                .doesNotContain("Seq Scan"));
    }

    @Test
    void a_word_that_everybody_has_is_looked_for_in_the_order_of_the_list() {
        Page<User> found =
            run(Selection.ALL.sorted("-created_at").with(UserList.WORDS, "kim example.com"), null);
        assertThat(found.items()).extracting(User::number).first().isEqualTo((long) USERS);
        assertThat(seen.stream().filter(plan -> plan.contains("whole")).toList().getLast())
            .contains("users_by_creation").doesNotContain("Seq Scan");
    }

    @Test
    void one_is_found_by_either_name() {
        User some = store.list().page(caller, Selection.ALL, new PageRequest(1, 0, null)).items().getFirst();
        for (UserRef ref : List.of(new UserRef.ById(some.id()), new UserRef.ByNumber(some.number()))) {
            explained.plans();
            for (int i = 0; i < EXECUTIONS; i++) {
                assertThat(store.find(caller, ref)).contains(some);
            }
            assertThat(plans()).hasSize(EXECUTIONS).allMatch(plan ->
                plan.contains(ref instanceof UserRef.ById ? "users_pkey" : "users_by_number"));
        }
    }

    private List<String> seen = List.of();

    private Page<User> run(Selection query, @Nullable Cursor after) {
        explained.plans();
        PageRequest page = new PageRequest(20, 0, after);
        Page<User> found = store.list().page(caller, query, page);
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
    private String rowPlan() {
        return seen.stream().filter(plan -> plan.contains("offset")).toList().getLast();
    }
}
