-- Webhook endpoints, what was delivered to them, and what waits.

-- The subscriber that must not hear of an event: an endpoint whose own failure it tells.
alter table events add column withheld_from uuid;

-- The URL and the secret are encrypted: addresses of receivers often carry a token (decision D3).
create table webhook_endpoints (
    tenant_id uuid not null,
    id uuid not null,
    version integer not null,
    url bytea not null,
    secret bytea not null,
    events text[] not null,
    description text,
    enabled boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    failing_since timestamptz,
    resume_at timestamptz,
    primary key (tenant_id, id)
) with (fillfactor = 90);

create index webhook_endpoints_by_creation on webhook_endpoints (tenant_id, created_at, id);

-- One row per event and endpoint, and one per test. Its day is that of its id, so that the id alone finds it.
create table webhook_deliveries (
    tenant_id uuid not null,
    day date not null,
    id uuid not null,
    endpoint_id uuid not null,
    event_id uuid not null,
    event_day date not null,
    event text not null,
    sample bytea,
    state text not null check (state in ('pending', 'retrying', 'delivered', 'dead')),
    created_at timestamptz not null,
    primary key (tenant_id, day, id)
) partition by range (day);

create index webhook_deliveries_by_endpoint on webhook_deliveries (tenant_id, endpoint_id, created_at, id);

create table webhook_attempts (
    tenant_id uuid not null,
    day date not null,
    delivery_id uuid not null,
    id uuid not null,
    summary bytea not null,
    document bytea not null,
    primary key (tenant_id, day, delivery_id, id)
) partition by range (day);

-- What waits to be sent, and nothing else. A claim ends by itself, so that a dead node keeps nothing.
create table webhook_queue (
    tenant_id uuid not null,
    delivery_id uuid not null,
    day date not null,
    endpoint_id uuid not null,
    due_at timestamptz not null,
    tries integer not null,
    claimed_by uuid,
    claimed_until timestamptz,
    primary key (tenant_id, delivery_id),
    foreign key (tenant_id, endpoint_id) references webhook_endpoints on delete cascade
) with (fillfactor = 70);

create index webhook_queue_waiting on webhook_queue (tenant_id, endpoint_id, due_at) where claimed_until is null;
create index webhook_queue_due on webhook_queue (due_at) where claimed_until is null;
create index webhook_queue_claimed on webhook_queue (claimed_until) where claimed_until is not null;

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array[
        'webhook_endpoints', 'webhook_deliveries', 'webhook_attempts', 'webhook_queue']
    loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format(
            'create policy tenant on %I to jupiter_app '
            'using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', tenant_table);
        execute format('create policy worker on %I to jupiter_worker using (true)', tenant_table);
    end loop;
end
$$;

grant select, insert, update, delete on webhook_endpoints to jupiter_app;
grant select, insert, update on webhook_deliveries to jupiter_app;
grant select, insert on webhook_attempts to jupiter_app;
grant select, insert, update, delete on webhook_queue to jupiter_app;

grant select, update (failing_since, resume_at) on webhook_endpoints to jupiter_worker;
grant select, insert, update on webhook_deliveries to jupiter_worker;
grant select, insert on webhook_attempts to jupiter_worker;
grant select, insert, update, delete on webhook_queue to jupiter_worker;
