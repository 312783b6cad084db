package com.jupiteriq.jobs;

import static com.jupiteriq.jobs.JobDesk.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.store.Writes;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Jobs of a kind that counts lines, on one node and on two.
@Order(Integer.MIN_VALUE)
class JobsTest {

    /// Four heartbeats, twice the time between two looks, and a busy machine.
    private static final Duration FOUND_DEAD = Duration.ofSeconds(60);

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
    void a_job_is_done_once_and_tells_how_far_it_is() {
        Account account = server.account();
        String key = server.key(account, "platform");
        long audited = server.tenants.count("audit");
        Job asked = desk.ask(account.live(), "{\"lines\":35,\"bad\":true}", null);
        assertThat(asked.state()).isEqualTo(JobState.QUEUED);
        Job job = desk.over(account.live(), asked);
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.progress()).isEqualTo(new Job.Progress(35, 35L));
        assertThat(desk.lines(account.live())).isEqualTo(35);
        assertThat(server.tenants.count("audit")).isEqualTo(audited + 1 + 4);
        HttpResponse<String> shown = server.get("/v1/jobs/" + job.publicId(), key);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("{\"id\":\"" + job.publicId() + "\",\"kind\":\"test.count\","
            + "\"state\":\"succeeded\",\"progress\":{\"done\":35,\"total\":35},\"errors\":["
            + "{\"line\":1,\"field\":\"name\",\"message\":\"Send a name.\"},{\"line\":11,",
            "\"result_url\":null,\"created_at\":\"");
        assertThat(server.get("/v1/jobs?state=succeeded&kind=test.count", key).body())
            .contains(job.publicId(), "\"total\":1");
        assertThat(server.get("/v1/jobs?state=queued", key).body()).contains("\"data\":[]");
        Await.until("its row is gone", () -> desk.scheduled(job) == 0);
        Await.until("it is in the trail", () ->
            server.get("/v1/audit", key).body().contains("\"test.count\""));
        assertThat(server.get("/v1/audit", key).body()).containsOnlyOnce("\"job.create\"");
    }

    @Test
    void what_it_has_made_can_be_read_for_a_day() {
        Account account = server.account();
        byte[] input = "0123456789abcdef\n".getBytes(StandardCharsets.UTF_8);
        Job job = desk.over(account.live(),
            desk.ask(account.live(), "{\"lines\":0,\"result\":2500000}", input));
        assertThat(JobDocument.JOB.of(job).text())
            .contains("\"result_url\":\"/v1/jobs/" + job.publicId() + "/result\"");
        Caller caller = JobDesk.caller(account.live());
        JobResult result = server.part(Jobs.class).result(caller, job.id());
        assertThat(result.mediaType()).isEqualTo("text/plain");
        assertThat(result.fileName()).isEqualTo("lines.txt");
        assertThat(result.bytes()).isEqualTo(2_500_000);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int part = 0; part < result.parts(); part++) {
            all.writeBytes(result.part(caller, part));
        }
        assertThat(all.toString(StandardCharsets.UTF_8))
            .isEqualTo(new String(input, StandardCharsets.UTF_8).repeat(150_000).substring(0, 2_500_000));
        assertThat(desk.kept(job, "input is null and wanted is null")).isOne();
        QueueStore store = server.part(QueueStore.class);
        store.dropResults(job.finishedAt(), 1_000);
        assertThat(result.part(caller, 0)).isNotEmpty();
        store.dropResults(job.finishedAt().plusMillis(1), 1_000);
        assertThat(server.tenants.all.sql("select count(*) from job_results where job_id = ?")
            .param(job.id()).query(Long.class).single()).isZero();
        assertThat(server.part(Jobs.class).get(caller, job.id()).resultPath()).isNull();
        assertRefused(() -> server.part(Jobs.class).result(caller, job.id()), Failure.Gone.class);
        assertRefused(() -> result.part(caller, 0), Failure.Gone.class);
        store.forget(job.createdAt(), 1_000);
        assertThat(server.part(Jobs.class).get(caller, job.id())).isNotNull();
        store.forget(job.createdAt().plusMillis(1), 1_000);
        assertRefused(() -> server.part(Jobs.class).get(caller, job.id()), Failure.Missing.class);
    }

    @Test
    void what_was_made_of_people_is_dropped_when_one_is_forgotten() {
        Account account = server.account();
        Job job = desk.over(account.live(),
            desk.ask(account.live(), "{\"lines\":0,\"result\":100}", new byte[] {'a'}));
        QueueStore store = server.part(QueueStore.class);
        assertThat(store.dropResults(account.test(), List.of(Counting.NEEDS), 10)).isZero();
        assertThat(store.dropResults(account.live(), List.of(Permission.USERS_READ), 10)).isZero();
        assertThat(desk.kept(job, "result_kept")).isOne();
        assertThat(store.dropResults(account.live(), List.of(Counting.NEEDS), 10)).isOne();
        assertThat(desk.kept(job, "result_kept")).isZero();
        assertThat(server.tenants.all.sql("select count(*) from job_results where job_id = ?")
            .param(job.id()).query(Long.class).single()).isZero();
    }

    @Test
    void three_of_an_account_run_at_once_and_the_others_wait_in_order() throws Exception {
        Account account = server.account();
        Counting.Gate gate = Counting.gate("three");
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            jobs.add(desk.ask(i % 2 == 0 ? account.live() : account.test(),
                "{\"lines\":10,\"gate\":\"three\"}", null));
        }
        assertThat(gate.arrivals.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(gate.arrivals.tryAcquire(2, TimeUnit.SECONDS)).isFalse();
        assertThat(gate.began).containsExactlyInAnyOrderElementsOf(ids(jobs.subList(0, 3)));
        Account other = server.account();
        assertThat(desk.over(other.live(), desk.ask(other.live(), "{\"lines\":10}", null)).state())
            .isEqualTo(JobState.SUCCEEDED);
        for (int i = 3; i < 6; i++) {
            gate.steps.release();
            assertThat(gate.arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(gate.began).hasSize(i + 1).endsWith(jobs.get(i).publicId());
        }
        gate.steps.release(3);
        jobs.forEach(job -> desk.over(jobs.indexOf(job) % 2 == 0 ? account.live() : account.test(), job));
        assertThat(desk.lines(account.live()) + desk.lines(account.test())).isEqualTo(60);
    }

    @Test
    void a_cancelled_job_takes_no_further_step() throws Exception {
        Account account = server.account();
        String key = server.key(account, "platform");
        Counting.Gate gate = Counting.gate("cancel");
        Job running = desk.ask(account.live(), "{\"lines\":50,\"gate\":\"cancel\"}", null);
        assertThat(gate.arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        gate.steps.release();
        assertThat(gate.arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        String path = "/v1/jobs/" + running.publicId();
        assertThat(server.send("DELETE", path, key, "").statusCode()).isEqualTo(204);
        gate.steps.release();
        Await.until("its row is gone", () -> desk.scheduled(running) == 0);
        assertThat(desk.lines(account.live())).isEqualTo(10);
        assertThat(server.get(path, key).body())
            .contains("\"state\":\"cancelled\"", "\"progress\":{\"done\":10,\"total\":50}");
        HttpResponse<String> again = server.send("DELETE", path, key, "");
        assertThat(again.statusCode()).isEqualTo(409);
        Await.until("it is in the trail", () ->
            server.get("/v1/audit", key).body().contains("\"job.cancel\""));
        assertThat(server.get("/v1/audit", key).body()).containsOnlyOnce("\"job.cancel\"");
    }

    @Test
    void a_waiting_job_that_is_cancelled_never_begins() throws Exception {
        Account account = server.account();
        Counting.Gate gate = Counting.gate("waiting");
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            jobs.add(desk.ask(account.live(), "{\"lines\":10,\"gate\":\"waiting\"}", null));
        }
        assertThat(gate.arrivals.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
        desk.cancel(account.live(), jobs.get(3));
        gate.steps.release(5);
        desk.over(account.live(), jobs.get(4));
        assertThat(gate.began).hasSize(4).doesNotContain(jobs.get(3).publicId());
        assertThat(server.part(Jobs.class).get(JobDesk.caller(account.live()), jobs.get(3).id()).startedAt())
            .isNull();
    }

    @Test
    void two_attempts_at_once_count_each_step_once() throws Exception {
        Account account = server.account();
        Counting.Gate gate = Counting.gate("two");
        Job job = desk.ask(account.live(), "{\"lines\":100,\"gate\":\"two\"}", null);
        assertThat(gate.arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        gate.steps.release(2);
        assertThat(gate.arrivals.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
        // as if the node had been slow to be heard of
        server.tenants.all.sql("""
            update scheduled_tasks
            set picked = false, execution_time = now(), version = version + 1
            where task_instance = ?""").param(account.live().id() + "/" + job.id()).update();
        assertThat(gate.arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(gate.began).hasSize(2);
        gate.steps.release(20);
        Job done = desk.over(account.live(), job);
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done.progress().done()).isEqualTo(100);
        assertThat(desk.lines(account.live())).isEqualTo(100);
    }

    @Test
    void a_drained_node_hands_its_jobs_on_at_once() throws Exception {
        Account account = server.account();
        Counting.Gate gate = Counting.gate("drain");
        Job job;
        try (TestServer other = server.another(Counting.Module.class)) {
            job = on(other, account, "drain");
            gate.steps.release();
            assertThat(gate.arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        }
        long begun = System.nanoTime();
        gate.steps.release(10);
        Job done = desk.over(account.live(), job);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(desk.lines(account.live())).isEqualTo(40);
        assertThat(gate.began).hasSize(2);
    }

    @Test
    void the_jobs_of_a_dead_node_are_gone_on_with() throws Exception {
        Account account = server.account();
        Counting.Gate gate = Counting.gate("dead");
        TestServer other = server.another(Counting.Module.class);
        try {
            Job job = on(other, account, "dead");
            gate.steps.release();
            assertThat(gate.arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            other.part(Database.class).close();
            Await.within(FOUND_DEAD, "another attempt", () -> gate.began.size() == 2);
            gate.steps.release(10);
            assertThat(desk.over(account.live(), job).progress().done()).isEqualTo(40);
            assertThat(desk.lines(account.live())).isEqualTo(40);
        } finally {
            other.close();
        }
    }

    /// A job that this node has begun, and waits at the gate. Another one may be quicker; then once more.
    private static Job on(TestServer node, Account account, String gate) throws Exception {
        while (true) {
            Job job = new JobDesk(node).ask(account.live(), "{\"lines\":40,\"gate\":\"" + gate + "\"}", null);
            assertThat(Counting.gate(gate).arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            if (node.part(Writes.class).equals(Counting.gate(gate).at)) {
                return job;
            }
            desk.cancel(account.live(), job);
            Await.until("its row is gone", () -> desk.scheduled(job) == 0);
            Counting.gate(gate).began.clear();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bug, failed, 'The server could not do this', 1",
        "refused, failed, 'Not like that.', 1",
        "index, failed, 'Declare an index.', 1",
        "error, failed, 'The server could not do this', 1",
        "once, succeeded, '', 2"})
    void a_failure_is_told_unless_trying_again_helps(
        String fault, String state, String told, int attempts) {
        Account account = server.account();
        Job job = desk.over(account.live(), desk.ask(account.live(),
            "{\"lines\":10,\"fault\":\"" + fault + "\"}", null));
        assertThat(job.state().word()).isEqualTo(state);
        assertThat(JobDocument.JOB.of(job).text()).contains(told);
        assertThat(desk.kept(job, "attempt = " + attempts)).isOne();
        assertThat(desk.lines(account.live())).isEqualTo(state.equals("failed") ? 0 : 10);
    }

    @Test
    void whoever_lacks_its_permission_sees_nothing_of_it() {
        Account account = server.account();
        Job job = desk.over(account.live(), desk.ask(account.live(), "{\"lines\":10}", null));
        String key = server.key(account, "platform");
        String reader = server.send("POST", "/v1/keys", key,
            "{\"name\":\"reader\",\"permissions\":[\"data:read\"]}").body();
        String secret = reader.replaceAll("(?s).*\"secret\":\"([^\"]+)\".*", "$1");
        assertThat(server.get("/v1/jobs", secret).body()).contains("\"data\":[]", "\"total\":0");
        assertThat(server.get("/v1/jobs/" + job.publicId(), secret).statusCode()).isEqualTo(403);
        assertThat(server.send("DELETE", "/v1/jobs/" + job.publicId(), secret, "").statusCode())
            .isEqualTo(403);
        String stranger = server.key(server.account(), "platform");
        assertThat(server.get("/v1/jobs/" + job.publicId(), stranger).statusCode()).isEqualTo(404);
        assertThat(server.get("/v1/jobs", stranger).body()).doesNotContain(job.publicId());
        Caller weak = new Caller(account.live(), Principal.serviceAccount(UUID.randomUUID(), "weak"),
            Permissions.NONE, new Origin("req_test", "local", ""), Deadline.in(Duration.ofMinutes(1)));
        assertRefused(() -> server.part(Writes.class).run(weak, write ->
            server.part(Jobs.class).ask(Counting.WORD, JsonText.EMPTY_OBJECT, null, write)),
            Failure.Forbidden.class);
    }

    @Test
    void an_environment_has_a_hundred_jobs_that_are_not_over() {
        Account account = server.account();
        Counting.Gate gate = Counting.gate("hundred");
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < Jobs.MOST_UNFINISHED; i++) {
            jobs.add(desk.ask(account.live(), "{\"lines\":10,\"gate\":\"hundred\"}", null));
        }
        assertRefused(() -> desk.ask(account.live(), "{\"lines\":10}", null), Failure.Conflict.class);
        assertThat(desk.over(account.test(), desk.cancel(account.test(),
            desk.ask(account.test(), "{\"lines\":10}", null))).state()).isEqualTo(JobState.CANCELLED);
        jobs.forEach(job -> desk.cancel(account.live(), job));
        gate.steps.release(100);
        assertThat(desk.ask(account.live(), "{\"lines\":10}", null).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void a_suspended_account_has_nothing_done() {
        Account account = server.account();
        server.tenants.all.sql("update accounts set state = 'suspended' where id = ?")
            .param(account.id()).update();
        Job job = desk.over(account.live(), desk.ask(account.live(), "{\"lines\":10}", null));
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(JobDocument.JOB.of(job).text()).contains("The account is not active");
        assertThat(desk.lines(account.live())).isZero();
    }

    @Test
    void the_first_hundred_errors_are_kept() {
        Account account = server.account();
        Job job = desk.over(account.live(), desk.ask(account.live(), "{\"lines\":1010,\"bad\":true}", null));
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.errors()).hasSize(100);
    }

    private static List<String> ids(List<Job> jobs) {
        return jobs.stream().map(Job::publicId).toList();
    }
}
