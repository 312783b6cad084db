package com.jupiteriq.jobs;

import com.jupiteriq.access.Rights;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Tasks;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Builds jobs over whatever [JobKind] the other features offer, and chores over each [Chore].
@Configuration(proxyBeanMethods = false)
public class JobsModule {

    /// What an export may need that tells of people.
    private static final List<Permission> OF_PEOPLE = List.of(Permission.USERS_READ, Permission.ORGS_READ,
        Permission.AUDIT_READ, Permission.SESSIONS_READ, Permission.ANALYTICS_READ, Permission.EVENTS_READ,
        Permission.WEBHOOKS_READ);

    @Bean
    Kinds jobKinds(ObjectProvider<JobKind> offered) {
        return new Kinds(() -> offered.stream().toList());
    }

    @Bean
    JobStore jobStore(Reads reads, Vault vault) {
        return new JobStore(reads, vault);
    }

    @Bean
    StepStore jobStepStore(Reads reads, Writes writes, Vault vault) {
        return new StepStore(reads, writes, vault);
    }

    @Bean
    QueueStore jobQueueStore(JdbcClient worker, TransactionTemplate transactions, Vault vault) {
        return new QueueStore(worker, transactions, vault);
    }

    @Bean
    Queue jobQueue(QueueStore store, Database database, Kinds kinds, JobStore jobs, StepStore steps,
        Rights rights, Ids ids, InstantSource clock) {
        return new Queue(ids.next(), store, database.worker(), kinds, jobs, steps, rights, clock);
    }

    @Bean
    ChoreStore choreStore(JdbcClient worker, TransactionTemplate transactions) {
        return new ChoreStore(worker, transactions);
    }

    @Bean
    Chores chores(ChoreStore store, Database database, ObjectProvider<Chore> offered, Ids ids,
        InstantSource clock) {
        return new Chores(
            ids.next(), store, database.worker(), () -> offered.stream().toList(), clock);
    }

    @Bean
    Jobs jobs(JobStore store, StepStore steps, Kinds kinds, Ids ids, Queue queue) {
        return new Jobs(store, steps, kinds, ids, queue::wake);
    }

    /// What was made of people is dropped as a whole: it can be asked for again. What is being made is begun
    /// anew, and not counted, so that nobody waits for its end.
    @Bean
    PersonalData personalResults(QueueStore store, InstantSource clock) {
        return (tenant, person, most) -> {
            store.beginAnew(tenant, OF_PEOPLE, clock.instant());
            return store.dropResults(tenant, OF_PEOPLE, most);
        };
    }

    @Bean
    Tasks jobTasks(Queue queue) {
        return queue.tasks();
    }

    @Bean
    Meters jobMeters(Queue queue) {
        return queue.meters();
    }

    @Bean
    Tasks choreTasks(Chores chores) {
        return chores.tasks();
    }

    @Bean
    Meters choreMeters(Chores chores) {
        return chores.meters();
    }
}
