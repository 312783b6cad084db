package com.jupiteriq.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Writes;
import java.time.Duration;

/// Asks a server for jobs of the kind that counts lines, and sees what became of them.
record JobDesk(TestServer server) {

    Job ask(Tenant tenant, String order, byte[] input) {
        return ask(caller(tenant), order, input);
    }

    Job ask(Caller caller, String order, byte[] input) {
        return server.part(Writes.class).run(caller, write ->
            server.part(Jobs.class).ask(Counting.WORD, new JsonText(order), input, write));
    }

    Job cancel(Tenant tenant, Job job) {
        return server.part(Writes.class).run(caller(tenant), write -> {
            server.part(Jobs.class).cancel(job.id(), write);
            return job;
        });
    }

    Job over(Tenant tenant, Job job) {
        Jobs jobs = server.part(Jobs.class);
        Await.until("the end of " + job.publicId(), () ->
            jobs.get(caller(tenant), job.id()).state().isOver());
        return jobs.get(caller(tenant), job.id());
    }

    long lines(Tenant tenant) {
        return server.tenants.all.sql("""
            select coalesce(sum(value), 0)
            from counters
            where tenant_id = ? and name = 'test.lines'""").param(tenant.id()).query(Long.class).single();
    }

    long kept(Job job, String condition) {
        return server.tenants.all.sql("select count(*) from jobs where id = ? and " + condition)
            .param(job.id()).query(Long.class).single();
    }

    void set(Job job, String change) {
        server.tenants.all.sql("update jobs set " + change + " where id = ?").param(job.id()).update();
    }

    long scheduled(Job job) {
        return server.tenants.all.sql("select count(*) from scheduled_tasks where task_instance like ?")
            .param("%/" + job.id()).query(Long.class).single();
    }

    static Caller caller(Tenant tenant) {
        return caller(tenant, Principal.installation("tester"));
    }

    static Caller caller(Tenant tenant, Principal principal) {
        return new Caller(tenant, principal, Permissions.EVERYTHING,
            new Origin("req_test", "127.0.0.1", "tests"), Deadline.in(Duration.ofMinutes(1)));
    }

    static void assertRefused(Runnable work, Class<? extends Failure> failure) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOf(failure));
    }
}
