package com.jupiteriq.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Pages of a trail of ninety days by each filter, in both orders. How many entries there are and how long a
/// page may take is said by `-Daudit.entries=1000000 -Daudit.millis=50`; the figures are printed.
@Order(Integer.MIN_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditSpeedTest {

    private static final int ENTRIES = Integer.getInteger("audit.entries", 5_000);
    private static final double MILLIS = Integer.getInteger("audit.millis", 500);
    private static final int DAYS = 90;
    private static final int BATCH = 5_000;

    /// So many that the first five, for which each connection plans anew, are less than one in twenty.
    private static final int PAGES = 120;

    private static final String INSERT = """
        insert into audit (
            tenant_id, day, id, action, outcome, target, actor_type, actor_id, request_id, details,
            commitment, address_index, created_at)
        select ?, day, id, action, outcome, target, 'service_account', actor_id, request_id, details,
               commitment, address_index, created_at
        from unnest(?::date[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::bytea[],
                    ?::bytea[], ?::text[], ?::timestamptz[])
            as rows (day, id, action, outcome, target, actor_id, request_id, details, commitment,
                     address_index, created_at)""";

    private static final Actor TESTER =
        Actor.of(Principal.serviceAccount(new UUID(7, 7), "tester"));

    private final TestTrail world = new TestTrail();
    private final Caller caller = world.tenants.caller();
    private final Instant begin =
        world.tenants.clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS - 1));

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void a_page_by_each_filter_comes_at_once() {
        fill();
        String middle = begin.plus(Duration.ofDays(DAYS / 2)).toString();
        List<String> filters = List.of("", "action=user.create", "action=user.*", "action=ticket.*",
            "action=ticket.create", "action=none.*",
            "actor_id=" + TypeId.of("svc", new UUID(7, 3)), "actor_id=" + TypeId.of("usr", new UUID(8, 8)),
            "target_id=TCK-1000", "target_id=none", "request_id=req_5000", "request_id=none",
            "address=10.0.7.1", "address=1.1.1.1", "outcome=denied", "outcome=done",
            "created_after=" + middle, "created_before=" + middle, "created_before=2020-01-01");
        double slowest = 0;
        for (String filter : filters) {
            for (String sort : List.of("-created_at", "created_at", "sequence", "-sequence")) {
                slowest = Math.max(slowest, p95(filter, sort));
            }
        }
        System.out.printf("audit: the slowest p95 of %d entries: %.1f ms%n", ENTRIES, slowest);
        assertThat(slowest).isLessThanOrEqualTo(MILLIS);
    }

    private double p95(String filter, String sort) {
        String[] parts = filter.isEmpty() ? new String[] {"", ""} : filter.split("=", 2);
        Selection selection = world.trail.list()
            .selection(name -> name.equals(parts[0]) ? parts[1] : null).sorted(sort);
        double[] millis = new double[PAGES];
        int rows = 0;
        for (int i = 0; i < PAGES; i++) {
            long start = System.nanoTime();
            rows = world.trail.page(caller.within(Deadline.in(Duration.ofSeconds(30))), selection,
                new PageRequest(20, 0, null, PageRequest.Total.NONE)).items().size();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        double p95 = millis[PAGES * 95 / 100];
        System.out.printf("audit: %-44s %-12s %3d rows, p50 %6.1f ms, p95 %6.1f ms%n",
            filter, sort, rows, millis[PAGES / 2], p95);
        return p95;
    }

    /// Written past the store, for a million writes would take an hour; places and seals are the real ones.
    private void fill() {
        for (int day = 0; day < DAYS; day += 7) {
            Instant at = begin.plus(Duration.ofDays(day));
            new Partitions(world.tenants.logins.owner().unpooled(), () -> at, TestPostgres.RETENTION,
                List.of(new DailyTable("audit", kept -> DAYS))).maintain();
        }
        timed("written", () -> {
            for (int done = 0; done < ENTRIES; done += BATCH) {
                write(done, Math.min(BATCH, ENTRIES - done));
            }
        });
        timed("placed", world.placing::run);
        world.tenants.all.sql("vacuum analyze audit").update();
        timed("sealed", world.sealing::run);
        timed("verified", () -> System.out.println(
            "audit: " + world.trail.verify(caller.within(Deadline.in(Duration.ofMinutes(1))), null, null)));
    }

    private static void timed(String done, Runnable work) {
        long start = System.nanoTime();
        work.run();
        System.out.printf("audit: %s %d entries in %.1f s%n",
            done, ENTRIES, (System.nanoTime() - start) / 1e9);
    }

    private void write(int first, int count) {
        UUID account = caller.tenant().account();
        Object[][] columns = new Object[11][];
        Arrays.setAll(columns, i -> i == 7 || i == 8 ? new byte[count][] : new String[count]);
        Duration between = Duration.ofDays(DAYS).dividedBy(ENTRIES);
        for (int i = 0; i < count; i++) {
            int n = first + i;
            Instant at = begin.plus(between.multipliedBy(n)).truncatedTo(ChronoUnit.MICROS);
            Ids ids = new UuidV7(() -> at, world.tenants.random);
            UUID id = ids.next();
            Origin origin = new Origin("req_" + n, "10.0." + n % 200 + ".1", "curl/8");
            Details details = Details.of(TESTER, origin, new AuditEntry("ticket.create", "TCK-1", null,
                new JsonText("{\"subject\":\"Some subject of a ticket\",\"priority\":\"high\"}")),
                world.tenants.random);
            Object[] row = {LocalDate.ofInstant(at, ZoneOffset.UTC).toString(), id.toString(), action(n),
                n % 500 == 0 ? "denied" : "done", "TCK-" + n / 3, new UUID(7, n % 50).toString(),
                origin.requestId(),
                world.tenants.vault.seal(account, AuditStore.place(id), details.text()), details.commitment(),
                AuditStore.addressIndex(world.tenants.vault, account, origin.address()), at.toString()};
            for (int column = 0; column < row.length; column++) {
                columns[column][i] = row[column];
            }
        }
        world.tenants.all.sql(INSERT)
            .param(caller.tenant().id()).params(List.of((Object[]) columns)).update();
    }

    private static String action(int n) {
        return n % 1_000 == 0 ? "user.create" : n % 2 == 0 ? "ticket.create" : "ticket.update";
    }
}
