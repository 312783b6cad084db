-- What happened, counted by minute, hour and day, so that nobody has to read the request log to see it.

-- The code of an error, and what the client calls itself, in clear: the first product token and nothing else.
alter table request_log add code text;
alter table request_log add agent text;

-- What was added since the last fold: one row for each minute and kind of fact of a batch, written with the batch.
-- Times, latest ids and uses of limits are packed so that several of them, one behind the other, are their sum.
create table rollup_deltas (
    tenant_id uuid not null,
    series text not null,
    -- the minute
    at timestamptz not null,
    -- a hash of the facets
    facet uuid not null,
    -- of requests: endpoint, key, method, status, code, agent; of webhooks: endpoint_id, event, outcome
    facets text[] not null,
    count bigint not null,
    -- microseconds: of all together, of the fastest, of the slowest
    micros bigint not null,
    least bigint not null,
    most bigint not null,
    times bytea not null,
    -- of those that failed: the ids of the latest
    latest bytea not null,
    -- what was used of the limit that was nearest to its end
    peak bytea not null
);

create index rollup_deltas_by_time on rollup_deltas (tenant_id, series, at);

-- The day is that of the time, in UTC.
create table rollup_minutes (
    like rollup_deltas,
    day date not null,
    primary key (tenant_id, series, at, facet, day)
) partition by range (day);

create table rollup_hours (
    like rollup_deltas,
    day date not null,
    primary key (tenant_id, series, at, facet, day)
) partition by range (day);

-- A few rows a day and tenant: kept as one table.
create table rollup_days (
    like rollup_deltas,
    day date not null,
    primary key (tenant_id, series, at, facet, day)
) with (fillfactor = 80);

create index rollup_days_by_day on rollup_days (day);

select isolate('rollup_deltas', app => 'select, insert', worker => 'select, insert, delete');
select isolate('rollup_minutes', app => 'select', worker => 'select, insert, update');
select isolate('rollup_hours', app => 'select', worker => 'select, insert, update');
select isolate('rollup_days', app => 'select', worker => 'select, insert, update, delete');

-- The values that are counted by themselves on a day: what comes after too many others is counted as other.
create table rollup_values (
    tenant_id uuid not null,
    day date not null,
    kind text not null check (kind in ('key', 'agent')),
    value text not null,
    primary key (tenant_id, day, kind, value)
);

create index rollup_values_by_day on rollup_values (day);

select isolate('rollup_values', worker => 'select, insert, delete');

-- The minutes in which too many of a tenant's requests failed by the server's own fault.
create table rollup_failing (
    tenant_id uuid not null,
    at timestamptz not null,
    primary key (tenant_id, at)
);

create index rollup_failing_by_time on rollup_failing (at);

select isolate('rollup_failing', app => 'select', worker => 'select, insert, delete');

-- In which minutes a node has written: in each from the first to the last. It is the installation's and tells nothing
-- of its customers.
create table uptime (
    node uuid not null,
    first timestamptz not null,
    last timestamptz not null,
    primary key (node, first)
);

create index uptime_by_last on uptime (last);

grant select on uptime to jupiter_app;
grant select, insert, update, delete on uptime to jupiter_worker;

-- Tickets are counted as they are.
create index tickets_by_resolution on tickets (tenant_id, resolved_at) where resolved_at is not null;
create index tickets_by_closing on tickets (tenant_id, closed_at) where closed_at is not null;
