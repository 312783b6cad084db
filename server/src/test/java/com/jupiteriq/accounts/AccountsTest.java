package com.jupiteriq.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.paths.Endpoint;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.seals.MasterKeys;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Writes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountsTest {

    private static final Actor ACTOR = Actor.operator("cmd_1");

    private static final Endpoints ENDPOINTS = new Endpoints(() -> List.of(
        new Endpoint("POST", "/tickets"), new Endpoint("GET", "/tickets/{id}")));

    private static final TestPostgres.Fresh DATABASE = TestPostgres.newDatabase();

    private final JdbcClient all = JdbcClient.create(DATABASE.superuser().unpooled());
    private final Controls controls = controls(DATABASE);
    private final Accounts accounts = accounts(controls, DATABASE);
    private final Writes writes = new Writes(DATABASE.logins().app().unpooled(), InstantSource.system(),
        List.of(new TestAudit()), () -> { }, 1);

    @Test
    void a_new_account_has_two_environments_a_data_key_and_an_audit_entry() {
        Account made = accounts.create(ACTOR, "Acme Ltd", "Business");

        assertThat(made.publicId()).startsWith("acc_");
        assertThat(made.plan()).isEqualTo(Plan.PROFESSIONAL);
        assertThat(made.tenant(Environment.LIVE)).isNotEqualTo(made.tenant(Environment.TEST));
        assertThat(accounts.find(made.publicId())).contains(made);
        assertThat(accounts.list()).contains(made);
        assertThat(all.sql("select number from data_keys where account_id = ?").param(made.id())
            .query(Integer.class).single()).isEqualTo(1);
        Map<String, Object> row = all.sql("select * from audit where target = ?").param(made.publicId())
            .query().singleRow();
        assertThat(row)
            .containsEntry("action", "account.create")
            .containsEntry("target", made.publicId())
            .containsEntry("tenant_id", made.live().id())
            .containsEntry("actor_id", new UUID(0, 0))
            .containsEntry("request_id", "cmd_1");
        assertThat(new String((byte[]) row.get("details"), UTF_8))
            .startsWith("nothing → {").contains("\"plan\":\"professional\"").endsWith("from local");
    }

    @Test
    void the_first_account_is_the_oldest() {
        TestPostgres.Fresh empty = TestPostgres.newDatabase();
        Accounts none = accounts(controls(empty), empty);
        assertThat(none.first()).isEmpty();
        Account operator = none.create(ACTOR, "Operator", "enterprise");
        none.create(ACTOR, "Acme", "starter");
        assertThat(none.first()).contains(operator);
        assertThat(none.list()).extracting(Account::name).containsExactly("Operator", "Acme");
    }

    @ParameterizedTest
    @CsvSource({"starter,STARTER", "Standard,STARTER", "TEAM,STARTER", "professional,PROFESSIONAL",
        "business,PROFESSIONAL", "enterprise,ENTERPRISE"})
    void plans_have_aliases(String word, Plan plan) {
        assertThat(accounts.create(ACTOR, "Acme", word).plan()).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b", "\ud800", "a\u2028b"})
    void bad_names_are_refused(String name) {
        assertThat(problems(name, "starter")).extracting(Problem::field).containsExactly("name");
    }

    @Test
    void a_name_has_at_most_a_hundred_code_points() {
        assertThat(accounts.create(ACTOR, "🦒".repeat(100), "starter").name()).hasSize(200);
        assertThat(problems("a".repeat(101), "starter")).extracting(Problem::field).containsExactly("name");
    }

    @Test
    void everything_wrong_is_told_at_once_and_nothing_is_written() {
        long before = rows();
        assertThat(problems(" ", "gold")).extracting(Problem::field).containsExactly("name", "plan");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void limits_are_set_taken_back_and_put_on_record() {
        Account made = accounts.create(ACTOR, "Acme", "starter");
        assertThat(made.limits().summary()).isEqualTo("plan");
        limit(made, null, "500/minute");
        limit(made, "POST /tickets/**", "100/day");
        limit(made, "* /v1/**", "1000/hour");
        Account limited = limit(made, "POST /v1/tickets/**", "50/day");
        assertThat(limited.limits().summary())
            .isEqualTo("500/minute, * /v1/** 1000/hour, POST /v1/tickets/** 50/day");
        assertThat(accounts.find(made.publicId())).contains(limited);
        assertThat(limited.json().text()).contains("""
            "limits":{"requests_per_minute":500,"burst_percent":0,"burst_minutes":0,"rules":[\
            {"method":"*","path":"/v1/**","window":"hour","limit":1000},""");
        limit(made, null, "plan");
        limit(made, null, "plan");
        limit(made, "POST /v1/tickets/**", "none");
        limit(made, "GET /v1/nothing", "none");
        assertThat(limit(made, "* /v1/**", "none").limits()).isEqualTo(made.limits());
        assertThat(all.sql("select action from audit where target = ? order by created_at, id")
            .param(made.publicId()).query(String.class).list())
            .startsWith("account.create").filteredOn("account.update"::equals).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, 500/hour, requests", "-, none, requests", "-, 0/minute, requests", "-, 10000001/minute, requests",
        "POST /v1/tickets, plan, requests", "POST /v1/tickets, 5, requests",
        "POST /v1/tickts, 5/day, endpoint", "nonsense, 5/day, endpoint", "nonsense, none, endpoint"})
    void a_bad_limit_is_one_sentence_about_its_field(
        @Nullable String endpoint, String requests, String field) {
        Account made = accounts.create(ACTOR, "Acme", "starter");
        assertThat(problems(() -> limit(made, endpoint, requests)))
            .extracting(Problem::field).containsExactly(field);
        assertThat(accounts.find(made.publicId())).contains(made);
    }

    @Test
    void an_account_has_a_bounded_number_of_limits_by_endpoint() {
        Account made = accounts.create(ACTOR, "Acme", "starter");
        String full = IntStream.range(0, AccountLimits.MAX_ENDPOINTS)
            .mapToObj(i -> "'GET /v1/old/" + i + " 5/day'").collect(Collectors.joining(","));
        all.sql("update accounts set endpoint_limits = array[" + full + "] where id = ?")
            .param(made.id()).update();
        assertThatThrownBy(() -> limit(made, "POST /tickets", "5/day"))
            .isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.failure()).isInstanceOf(Failure.Conflict.class));
        limit(made, "GET /v1/old/0", "none");
        assertThat(limit(made, "POST /tickets", "5/day").limits().endpoints())
            .hasSize(AccountLimits.MAX_ENDPOINTS);
    }

    private Account limit(Account account, @Nullable String endpoint, String requests) {
        Account known = accounts.find(account.publicId()).orElseThrow();
        return writes.run(
            new Caller(account.live(), ACTOR.principal(), Permissions.EVERYTHING, ACTOR.origin(),
                Deadline.in(Duration.ofSeconds(10))),
            write -> accounts.change(
                known, accounts.limited(known, new LimitOrder(endpoint, requests)), write));
    }

    @Test
    void changes_made_together_commit_together() {
        long before = rows();
        assertThatThrownBy(() -> controls.together(() -> {
            assertThat(accounts.find(accounts.create(ACTOR, "Acme", "starter").publicId())).isPresent();
            throw new IllegalStateException("the file could not be written");
        })).hasMessageContaining("the file");
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "acc_", "acc_00000000000000000000000000", "key_00000000000000000000000000", "x"})
    void unknown_ids_find_nothing(String id) {
        assertThat(accounts.find(id)).isEmpty();
    }

    private List<Problem> problems(String name, String plan) {
        return problems(() -> accounts.create(ACTOR, name, plan));
    }

    private static List<Problem> problems(Runnable order) {
        try {
            order.run();
        } catch (Refused refused) {
            return ((Failure.Invalid) refused.failure()).problems();
        }
        throw new AssertionError("was accepted");
    }

    private long rows() {
        return all.sql("select (select count(*) from accounts) + (select count(*) from audit)")
            .query(Long.class).single();
    }

    private static Controls controls(TestPostgres.Fresh database) {
        return new Controls(database.logins().worker().unpooled(), InstantSource.system(), new TestAudit());
    }

    private static Accounts accounts(Controls controls, TestPostgres.Fresh database) {
        JdbcClient worker = JdbcClient.create(database.logins().worker().unpooled());
        SecureRandom random = new SecureRandom();
        MasterKeys masters = new MasterKeys(() -> TestTenants.MASTER, worker, random);
        return new Accounts(
            controls,
            new UuidV7(InstantSource.system(), new SplittableRandom()),
            new Vault(masters, worker, random),
            ENDPOINTS);
    }
}
