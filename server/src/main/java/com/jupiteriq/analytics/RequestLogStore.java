package com.jupiteriq.analytics;

import com.jupiteriq.analytics.rollups.Deltas;
import com.jupiteriq.analytics.rollups.Values;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables `request_log` and `key_usage`.
final class RequestLogStore {

    /// Between address and user agent, neither of which can hold it.
    private static final String SEPARATOR = "\n";

    /// The entries, and what they add to the rollups and to the usage of their keys; keys in one order on all
    /// nodes, so that none waits for another that waits for it.
    private static final String INSERT = """
        with entries as materialized (
            select tenant_id, date '1970-01-01' + day as day, id, client_request_id, key_id, user_id, method,
                   route, status, code, agent, micros, details
            from unnest(
                :tenants::uuid[], :days::integer[], :ids::uuid[], :clientIds::text[], :keys::uuid[],
                :users::uuid[], :methods::text[], :routes::text[], :statuses::integer[], :codes::text[],
                :agents::text[], :micros::bigint[], :details::bytea[]
            ) as entries (
                tenant_id, day, id, client_request_id, key_id, user_id, method, route, status, code, agent,
                micros, details)
        ), logged as (
            insert into request_log (
                tenant_id, day, id, client_request_id, key_id, user_id, method, route, status, code, agent,
                micros, details)
            select tenant_id, day, id, client_request_id, key_id, user_id, method, route, status, code, agent,
                   micros, details
            from entries
        ), counted as (
        %s
        )
        insert into key_usage (tenant_id, key_id, day, requests, errors, last_details)
        select tenant_id, key_id, day, count(*), count(*) filter (where status >= 400),
               (array_agg(details order by id desc))[1]
        from entries
        where key_id is not null
        group by tenant_id, key_id, day
        order by tenant_id, key_id, day
        on conflict (tenant_id, key_id, day) do update
        set requests = key_usage.requests + excluded.requests, errors = key_usage.errors + excluded.errors,
            last_details = excluded.last_details""".formatted(Deltas.INSERT);

    private static final String COLUMNS = """
        select id, client_request_id, key_id, user_id, method, route, status, code, micros, details
        from request_log
        """;

    private static final String USAGE = """
        select day, requests, errors, last_details
        from key_usage
        where tenant_id = ? and key_id = ? and day >= ?
        order by day""";

    private static final String FORGET = """
        delete from key_usage
        where (tenant_id, key_id, day) in (
            select tenant_id, key_id, day
            from key_usage
            where day < :before
            limit :most)""";

    private static final String FORGET_KEY = """
        delete from key_usage
        where tenant_id = :tenant and key_id = :key""";

    private final JdbcClient worker;
    private final Reads reads;
    private final Vault vault;
    private final RequestFacts facts;
    private final Listing<LoggedRequest> listing;

    RequestLogStore(JdbcClient worker, Reads reads, Vault vault, Values values) {
        this.worker = worker;
        this.reads = reads;
        this.vault = vault;
        this.facts = new RequestFacts(values);
        this.listing = listing();
    }

    /// Writes all of them in one statement, or none. Throws `DuplicateKeyException` when they are written
    /// already.
    void insert(List<LoggedRequest> requests) {
        int count = requests.size();
        Columns columns = new Columns(count);
        Map<Client, byte[]> sealed = new HashMap<>();
        for (int i = 0; i < count; i++) {
            LoggedRequest request = requests.get(i);
            columns.set(i, request, sealed.computeIfAbsent(Client.of(request), this::seal));
        }
        Deltas.of(facts.of(requests)).into(worker.sql(INSERT))
            .param("tenants", columns.tenants)
            .param("days", columns.days)
            .param("ids", columns.ids)
            .param("clientIds", columns.clientIds)
            .param("keys", columns.keys)
            .param("users", columns.users)
            .param("methods", columns.methods)
            .param("routes", columns.routes)
            .param("statuses", columns.statuses)
            .param("codes", columns.codes)
            .param("agents", columns.agents)
            .param("micros", columns.micros)
            .param("details", columns.details)
            .update();
    }

    /// What is sealed of a request. Sealing costs as much as the rest of the row, so the entries of one
    /// client in a batch share it: it is bound to the log of its tenant, and not to a row, whose other
    /// columns are in clear anyway.
    private record Client(Tenant tenant, String address, String userAgent) {

        static Client of(LoggedRequest request) {
            return new Client(
                request.tenant(), request.origin().address(), request.origin().userAgent());
        }
    }

    private byte[] seal(Client client) {
        return vault.seal(client.tenant().account(), place(client.tenant()),
            client.address() + SEPARATOR + client.userAgent());
    }

    Listing<LoggedRequest> list() {
        return listing;
    }

    private Listing<LoggedRequest> listing() {
        return Listing.of("request_log", COLUMNS, LoggedRequest::id)
            .sorted("-created_at", Order.byDay(LoggedRequest::at, cursor -> UuidV7.day(cursor.id())))
            .where(Filter.of(RequestLogList.REQUEST_ID, (_, id) -> known(id)))
            .where(Filter.where(RequestLogList.KEY_ID, "key_id = ?", key -> key))
            .where(Filter.where(RequestLogList.ROUTE, "route = ?", route -> route))
            .where(Filter.of(RequestLogList.STATUS, (_, statuses) -> between(statuses)))
            .where(Filter.of(RequestLogList.CREATED_AFTER, (_, time) -> after(time)))
            .where(Filter.of(RequestLogList.CREATED_BEFORE, (_, time) -> before(time)))
            .read(reads, this::reader);
    }

    /// Either id: a client may use one of ours as its own.
    private static Sql known(String id) {
        return TypeId.parse(LoggedRequest.PREFIX, id)
            .map(own -> Sql.of("(day = ? and id = ? or client_request_id = ?)", UuidV7.day(own), own, id))
            .orElseGet(() -> Sql.of("client_request_id = ?", id));
    }

    private static Sql between(Statuses statuses) {
        return statuses.first() == statuses.last()
            ? Sql.of("status = ?", statuses.first())
            : Sql.of("status between ? and ?", statuses.first(), statuses.last());
    }

    /// Times are compared as ids, which begin with them, and name the days besides, so that only their
    /// partitions are read.
    private static Sql after(Instant time) {
        UUID first = UuidV7.from(Filter.nextSecond(time));
        return Sql.of("day >= ? and id >= ?", UuidV7.day(first), first);
    }

    private static Sql before(Instant time) {
        UUID end = UuidV7.from(Filter.thisSecond(time));
        return Sql.of("day <= ? and id < ?", UuidV7.day(end), end);
    }

    private RowReader<LoggedRequest> reader(Tenant tenant) {
        return row -> {
            UUID id = row.getObject("id", UUID.class);
            String[] details = opened(tenant, row.getBytes("details"));
            return new LoggedRequest(
                tenant,
                new Origin(TypeId.of(LoggedRequest.PREFIX, id), details[0], details[1]),
                row.getString("client_request_id"),
                row.getObject("key_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("method"),
                row.getString("route"),
                row.getInt("status"),
                row.getString("code"),
                null,
                row.getLong("micros"));
        };
    }

    /// Address and user agent.
    private String[] opened(Tenant tenant, byte[] details) {
        return vault.openText(tenant.account(), place(tenant), details).split(SEPARATOR, 2);
    }

    /// The days in which the key was used, from this one on.
    List<UsedDay> usage(Caller caller, UUID key, LocalDate from) {
        Tenant tenant = caller.tenant();
        return reads.list(caller, Sql.of(USAGE, tenant.id(), key, from), row -> new UsedDay(
            row.getObject("day", LocalDate.class), row.getLong("requests"), row.getLong("errors"),
            opened(tenant, row.getBytes("last_details"))[0], null));
    }

    void forgetUsage(Tenant tenant, UUID key) {
        worker.sql(FORGET_KEY).param("tenant", tenant.id()).param("key", key).update();
    }

    /// Answers how many days of keys were forgotten.
    int forgetUsage(LocalDate before, int most) {
        return worker.sql(FORGET).param("before", before).param("most", most).update();
    }

    private static String place(Tenant tenant) {
        return "request_log.details:" + tenant.id();
    }

    /// A batch turned on its side: one array a column.
    private static final class Columns {

        private final String[] tenants;
        private final Integer[] days;
        private final String[] ids;
        private final String[] clientIds;
        private final String[] keys;
        private final String[] users;
        private final String[] methods;
        private final String[] routes;
        private final Integer[] statuses;
        private final String[] codes;
        private final String[] agents;
        private final Long[] micros;
        private final byte[][] details;

        Columns(int count) {
            tenants = new String[count];
            days = new Integer[count];
            ids = new String[count];
            clientIds = new String[count];
            keys = new String[count];
            users = new String[count];
            methods = new String[count];
            routes = new String[count];
            statuses = new Integer[count];
            codes = new String[count];
            agents = new String[count];
            micros = new Long[count];
            details = new byte[count][];
        }

        @SuppressWarnings("NullAway")   // arrays of text with nulls in them
        void set(int i, LoggedRequest request, byte[] sealed) {
            UUID id = request.id();
            tenants[i] = request.tenant().id().toString();
            days[i] = (int) UuidV7.day(id).toEpochDay();
            ids[i] = id.toString();
            clientIds[i] = request.clientId();
            keys[i] = request.key() == null ? null : request.key().toString();
            users[i] = request.user() == null ? null : request.user().toString();
            methods[i] = request.method();
            routes[i] = request.route();
            statuses[i] = request.status();
            codes[i] = request.code();
            agents[i] = request.agent();
            micros[i] = request.micros();
            details[i] = sealed;
        }
    }
}
