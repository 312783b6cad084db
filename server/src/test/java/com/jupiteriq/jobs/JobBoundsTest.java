package com.jupiteriq.jobs;

import static com.jupiteriq.jobs.JobDesk.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What ends jobs, or keeps them from beginning: bounds, rights that are gone, what cannot be read.
class JobBoundsTest {

    private static TestServer server;
    private static JobDesk desk;

    @BeforeAll
    static void start() {
        server = new TestServer(Counting.Module.class);
        desk = new JobDesk(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void an_environment_keeps_so_many_results_and_bytes() {
        Tenant tenant = server.account().live();
        Job job = desk.over(tenant, desk.ask(tenant, "{\"lines\":0,\"result\":10}", new byte[] {'a'}));
        desk.set(job, "result_bytes = " + (Jobs.MOST_RESULT_BYTES - 1));
        Job tooMuch = desk.over(tenant, desk.ask(tenant, "{\"lines\":0,\"result\":10}", new byte[] {'a'}));
        assertThat(tooMuch.state()).isEqualTo(JobState.FAILED);
        assertThat(JobDocument.JOB.of(tooMuch).text()).contains("2 GiB at most");
        desk.set(job, "result_bytes = " + Jobs.MOST_RESULT_BYTES);
        assertRefused(() -> desk.ask(tenant, "{\"result\":10}", null), Failure.Conflict.class);
        desk.set(job, "result_bytes = 0");
        for (int i = 1; i < Jobs.MOST_RESULTS; i++) {
            desk.ask(tenant, "{\"lines\":0,\"result\":10}", new byte[] {'a'});
        }
        assertRefused(() -> desk.ask(tenant, "{\"result\":10}", null), Failure.Conflict.class);
        assertThat(desk.over(tenant, desk.ask(tenant, "{\"lines\":10}", null)).state())
            .isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void what_was_sent_for_jobs_that_are_not_over_is_bounded() {
        Tenant tenant = server.account().live();
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            jobs.add(desk.ask(tenant, "{\"lines\":10,\"gate\":\"inputs\"}", new byte[10 << 20]));
        }
        desk.ask(tenant, "{\"lines\":10,\"gate\":\"inputs\"}", null);
        assertRefused(() -> desk.ask(tenant, "{}", new byte[10 << 20]), Failure.Conflict.class);
        jobs.forEach(job -> desk.cancel(tenant, job));
        assertThat(desk.ask(tenant, "{\"lines\":10,\"gate\":\"inputs\"}", new byte[10 << 20]).state())
            .isEqualTo(JobState.QUEUED);
        Counting.gate("inputs").steps.release(100);
    }

    @Test
    void what_cannot_be_read_and_what_no_node_knows_is_given_up() {
        Tenant tenant = server.account().live();
        Job unreadable = waiting(tenant, "needs = 'no:thing', attempt = " + Runner.MAX_ATTEMPTS);
        assertThat(state(unreadable)).isEqualTo("failed");
        Job unknown = waiting(tenant, "kind = 'gone', admitted_at = now() - interval '25 hours'");
        assertThat(state(unknown)).isEqualTo("failed");
        assertThat(desk.scheduled(unknown)).isZero();
    }

    /// A job that is changed before it begins, and its end.
    private static Job waiting(Tenant tenant, String change) {
        List<Job> first = new ArrayList<>();
        for (int i = 0; i < Queue.AT_ONCE; i++) {
            first.add(desk.ask(tenant, "{\"lines\":10,\"gate\":\"poison\"}", null));
        }
        Job job = desk.ask(tenant, "{\"lines\":10}", null);
        desk.set(job, change);
        server.tenants.all.sql("""
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            values ('job', ?, now(), false, 1)
            on conflict do nothing""").param(tenant.id() + "/" + job.id()).update();
        Await.until("it is over", () -> state(job).equals("failed"));
        Await.until("its row is gone", () -> desk.scheduled(job) == 0);
        first.forEach(one -> desk.cancel(tenant, one));
        return job;
    }

    private static String state(Job job) {
        return server.tenants.all.sql("select state from jobs where id = ?").param(job.id())
            .query(String.class).single();
    }

    @Test
    void what_is_being_made_of_people_is_begun_anew() throws Exception {
        Tenant tenant = server.account().live();
        Job job = desk.ask(tenant, "{\"lines\":20,\"gate\":\"anew\",\"result\":100}", new byte[] {'a'});
        Counting.Gate gate = Counting.gate("anew");
        assertThat(gate.arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        QueueStore store = server.part(QueueStore.class);
        assertThat(store.beginAnew(tenant, List.of(Counting.NEEDS), Instant.now())).isZero();
        desk.set(job, "result_kept = true");
        assertThat(store.beginAnew(tenant, List.of(Permission.USERS_READ), Instant.now())).isZero();
        assertThat(store.beginAnew(tenant, List.of(Counting.NEEDS), Instant.now())).isOne();
        Await.until("another attempt", () -> gate.began.size() == 2);
        gate.steps.release(10);
        assertThat(desk.over(tenant, job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(desk.lines(tenant)).isEqualTo(20);
    }

    @Test
    void whoever_loses_the_right_to_it_loses_the_job() throws Exception {
        Account account = server.account();
        String admin = server.key(account, "platform");
        String made = server.send("POST", "/v1/keys", admin,
            "{\"name\":\"writer\",\"permissions\":[\"data:write\"]}").body();
        String id = made.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        UUID principal = server.tenants.all.sql("""
            select principal_id from api_keys where tenant_id = ? and name = 'writer'""")
            .param(account.live().id()).query(UUID.class).single();
        Caller writer = JobDesk.caller(account.live(), Principal.serviceAccount(principal, "writer"));
        Job running = desk.ask(writer, "{\"lines\":40,\"gate\":\"rights\"}", null);
        Counting.Gate gate = Counting.gate("rights");
        assertThat(gate.arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        gate.steps.release();
        assertThat(gate.arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.send("DELETE", "/v1/keys/" + id, admin, "").statusCode()).isEqualTo(204);
        Job ended = desk.over(account.live(), running);
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(JobDocument.JOB.of(ended).text()).contains("may no longer do it");
        assertThat(desk.lines(account.live())).isEqualTo(10);
        assertThat(desk.over(account.live(), desk.ask(writer, "{\"lines\":10}", null)).state())
            .isEqualTo(JobState.FAILED);
        assertThat(desk.lines(account.live())).isEqualTo(10);
    }

    @Test
    void a_user_may_only_what_their_role_allows_now() {
        Account account = server.account();
        String admin = server.key(account, "platform");
        server.send("POST", "/v1/roles", admin, "{\"name\":\"desk\",\"permissions\":[\"data:write\"]}");
        String user = server.send("POST", "/v1/users", admin, """
                {"email":"jo@example.com","role":"desk","password":"A long horse 4711"}""")
            .body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        UUID id = server.tenants.all.sql("select id from users where tenant_id = ?")
            .param(account.live().id()).query(UUID.class).single();
        Caller asking = JobDesk.caller(account.live(), Principal.user(id, "Jo"));
        assertThat(desk.over(account.live(), desk.ask(asking, "{\"lines\":10}", null)).state())
            .isEqualTo(JobState.SUCCEEDED);
        assertThat(server.send("PATCH", "/v1/users/" + user, admin, "{\"role\":\"viewer\"}").statusCode())
            .isEqualTo(200);
        Await.until("it is heard of", () ->
            desk.over(account.live(), desk.ask(asking, "{\"lines\":0}", null)).state() == JobState.FAILED);
        assertThat(desk.lines(account.live())).isEqualTo(10);
    }
}
