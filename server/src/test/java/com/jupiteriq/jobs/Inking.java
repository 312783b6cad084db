package com.jupiteriq.jobs;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.store.TestTenants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A chore for tests: pens that wait for ink, in a table of its own. Each waits at the gate that its row
/// names, and does once what its row says beforehand: `again`, `bug`, `error`, `forget` to say so.
final class Inking implements Chore {

    static final String WORD = "test.ink";

    private static final String TABLE = """
        create table if not exists pens (
            tenant_id uuid not null, id uuid not null, dry boolean not null, gate text not null,
            fault text not null, inked integer not null default 0, primary key (tenant_id, id));
        create index if not exists pens_dry on pens (tenant_id, id) where dry;
        select isolate('pens', app => 'select', worker => 'select, update')
        where not exists (select from pg_policy where polrelid = 'pens'::regclass)""";

    /// For all servers of this process.
    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

    private final JdbcClient worker;
    private final Database node;

    private Inking(JdbcClient worker, Database node) {
        this.worker = worker;
        this.node = node;
    }

    @Configuration(proxyBeanMethods = false)
    static class Module {

        @Bean
        Chore inking(Logins logins, JdbcClient worker, Database node) {
            new JdbcTemplate(logins.owner().unpooled()).execute(TABLE);
            return new Inking(worker, node);
        }
    }

    /// Where pens wait until a test lets them go on, and what was seen of them.
    static final class Gate {

        final Semaphore arrivals = new Semaphore(0);
        final Semaphore open = new Semaphore(0);
        final List<UUID> began = Collections.synchronizedList(new ArrayList<>());
        final List<Integer> tries = Collections.synchronizedList(new ArrayList<>());
        /// Of the server on which the last one began.
        volatile @Nullable Database at;

        private boolean pass(Turn turn) {
            arrivals.release();
            try {
                while (!open.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                    if (turn.stopping().getAsBoolean()) {
                        return false;
                    }
                }
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Gate gate(String name) {
        return GATES.computeIfAbsent(name, none -> new Gate());
    }

    /// A pen that waits for ink.
    static UUID dry(TestTenants tenants, Tenant tenant, String gate, String fault) {
        UUID id = tenants.ids.next();
        tenants.all.sql("insert into pens values (?, ?, true, ?, ?)")
            .params(tenant.id(), id, gate, fault).update();
        return id;
    }

    static List<UUID> dry(TestTenants tenants, Account account, String gate, int pens) {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < pens; i++) {
            made.add(dry(tenants, i % 2 == 0 ? account.live() : account.test(), gate, "none"));
        }
        return made;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Waiting waiting() {
        return new Waiting("pens", "dry");
    }

    private record Pen(String gate, String fault) {}

    @Override
    public Outcome work(Turn turn) {
        Pen pen = worker.sql("select gate, fault from pens where tenant_id = ? and id = ? and dry")
            .params(turn.tenant(), turn.object())
            .query((row, number) -> new Pen(row.getString("gate"), row.getString("fault")))
            .optional().orElse(null);
        if (pen == null) {
            return new Done();
        }
        Gate gate = gate(pen.gate);
        gate.at = node;
        gate.tries.add(turn.tries());
        gate.began.add(turn.object());
        if (!gate.pass(turn)) {
            return turn.again();
        }
        boolean first = worker.sql("update pens set fault = 'none' where id = ? and fault <> 'none'")
            .param(turn.object()).update() > 0;
        if (first) {
            return stumble(pen.fault, turn);
        }
        worker.sql("update pens set dry = false, inked = inked + 1 where id = ? and dry")
            .param(turn.object()).update();
        return new Done();
    }

    private static Outcome stumble(String fault, Turn turn) {
        return switch (fault) {
            case "again" -> turn.again();
            case "bug" -> throw new IllegalStateException("a bug on purpose");
            case "error" -> throw new StackOverflowError("on purpose");
            default -> new Done();
        };
    }
}
