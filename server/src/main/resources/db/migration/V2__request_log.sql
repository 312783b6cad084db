-- The request log: one row for every authenticated call of the API, partitioned by day.
--
-- The id is the server's own id of the request, which begins with the time of its arrival (RFC 9562, version 7): the
-- order by id is the order by time, so no column and no index says it again. Addresses and user agents are sealed in
-- details (decision D3).
create table request_log (
    tenant_id uuid not null,
    day date not null,
    id uuid not null,
    client_request_id text,
    key_id uuid not null,
    method text not null,
    route text,
    status integer not null,
    micros bigint not null,
    details bytea not null,
    primary key (tenant_id, day, id)
) partition by range (day);

create index request_log_by_client_id on request_log (tenant_id, client_request_id)
    where client_request_id is not null;

-- One inverted index for all filters of few values: it takes a batch at a fraction of the price of a tree for each.
-- What waits to be sorted into it is read by every look-up, so it is kept short.
create index request_log_by_filter on request_log using gin (tenant_id, key_id, route, status)
    with (gin_pending_list_limit = 1024);

alter table request_log enable row level security;
alter table request_log force row level security;

create policy tenant on request_log for select to jupiter_app
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy worker on request_log for insert to jupiter_worker with check (true);

grant select on request_log to jupiter_app;
grant insert on request_log to jupiter_worker;
