package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Ledger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What must lie in the database when every client has been told its ticket or user, whatever was killed.
///
/// @param told the id of the ticket for each key, which is also its subject, as its contract prints it
/// @param users the number of the user for each key, which is also its external id
/// @param items the keys of data items, which are also their external ids
record OnceEach(
    Ledger ledger, Map<String, String> told, Map<String, String> users, Set<String> items) {

    private static final String KILLED = "external_id like 'kill-%'";

    void check() {
        Eventually.until("every event has its position", Duration.ofSeconds(30), () ->
            ledger.query("select 1 from events where position is null limit 1").isEmpty());
        // a database that is killed again and again never comes to it, and plans joins of empty tables
        ledger.run("analyze");
        assertOneTicketPerKey();
        assertOneAuditEntryPerTicket();
        assertCounts("tickets");
        assertOneUserPerKey();
        assertOneAuditEntryAndEventPerUser();
        assertCounts("users");
        assertOneItemPerKey();
        ItemCounts.demandExact(ledger);
        assertPositions();
    }

    private void assertOneItemPerKey() {
        assertThat(ledger.query("select external_id from data_items where " + KILLED).stream()
            .map(row -> String.valueOf(row.get("external_id"))))
            .containsExactlyInAnyOrderElementsOf(items).isNotEmpty();
        String tenant = "tenant_id = (select distinct tenant_id from data_items where " + KILLED + ")";
        assertThat(ledger.query("select count(*) as n, count(distinct target) as items from audit"
            + " where action = 'data.create' and " + tenant).getFirst())
            .isEqualTo(Map.of("n", (long) items.size(), "items", (long) items.size()));
    }

    private void assertOneUserPerKey() {
        Map<String, String> rows = ledger
            .query("select external_id, number from users where " + KILLED).stream()
            .collect(Collectors.toMap(
                row -> String.valueOf(row.get("external_id")), row -> String.valueOf(row.get("number"))));
        assertThat(rows).isEqualTo(users).isNotEmpty();
        assertThat(ledger.query("select tenant_id, email_index from users group by tenant_id, email_index"
            + " having count(*) > 1")).as("addresses of more than one").isEmpty();
    }

    private void assertOneAuditEntryAndEventPerUser() {
        String tenant = "tenant_id = (select distinct tenant_id from users where " + KILLED + ")";
        assertThat(ledger.query("select count(*) as n, count(distinct target) as users from audit"
            + " where action = 'user.create' and " + tenant).getFirst())
            .isEqualTo(Map.of("n", (long) users.size(), "users", (long) users.size()));
        assertThat(ledger.query("select count(*) as n from events where type = 'user.created' and " + tenant)
            .getFirst()).isEqualTo(Map.of("n", (long) users.size()));
    }

    private void assertOneTicketPerKey() {
        List<Map<String, @Nullable Object>> rows =
            ledger.query("""
                select id::text as id, 'TCK-' || number as number, subject
                from tickets
                where subject like 'kill-%'""");
        assertThat(rows).hasSize(new HashSet<>(rows.stream().map(row -> row.get("subject")).toList()).size());
        assertThat(rows).hasSize(told.size());
        assertThat(rows).allSatisfy(row ->
            assertThat(told.get(String.valueOf(row.get("subject")))).isIn(row.get("id"), row.get("number")));
        long others = ledger.counts().tickets() - rows.size();
        assertThat(
            ledger.query("select count(*) as n from events where type = 'ticket.created'").getFirst()
                .get("n"))
            .as("events of creation").isEqualTo(rows.size() + others);
    }

    private void assertOneAuditEntryPerTicket() {
        assertThat(ledger.query("""
            select ticket.subject, count(audit.id)
            from tickets ticket
            left join audit
                on audit.tenant_id = ticket.tenant_id and audit.target = 'TCK-' || ticket.number
            where ticket.subject like 'kill-%'
            group by ticket.tenant_id, ticket.id, ticket.subject
            having count(audit.id) <> 1
            """)).as("tickets without exactly one audit entry").isEmpty();
    }

    /// @param table whose counters have its name
    private void assertCounts(String table) {
        assertThat(ledger.query("""
            select counted.tenant_id, counted.key, counted.n, real.n as really
            from (
                select tenant_id, key, sum(value) as n
                from counters
                where name = '%1$s'
                group by tenant_id, key
            ) counted
            full join (
                select tenant_id, status as key, count(*) as n
                from %1$s
                group by tenant_id, status
            ) real using (tenant_id, key)
            where coalesce(counted.n, 0) <> coalesce(real.n, 0) and counted.key is distinct from 'all'
            """.formatted(table))).as("counters that differ from count(*)").isEmpty();
    }

    private void assertPositions() {
        assertThat(ledger.query("""
            select tenant_id, count(*), count(distinct position), min(position), max(position)
            from events
            group by tenant_id
            having count(*) <> count(distinct position) or min(position) <> 1 or max(position) <> count(*)
            """)).as("tenants with a gap or a double position").isEmpty();
    }
}
