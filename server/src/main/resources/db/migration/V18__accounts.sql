-- Accounts and plans over the API: numbers of plans, what was agreed beside them, settings, states, payments.

-- Raised when a quota has no room for what a write adds: the whole composite fails.
create function must_have_room(quota text, most bigint, used bigint, added bigint) returns boolean
language plpgsql
immutable
as $$
begin
    if used + added > most then
        raise exception 'a quota is used up' using errcode = 'JQ002', detail = format('%s %s %s', quota, most, used);
    end if;
    return true;
end
$$;

-- A quota that is not named has no bound; a gate that is not named is closed.
create table plans (
    name text primary key,
    version integer not null default 1,
    requests_per_minute bigint not null check (requests_per_minute > 0),
    -- 'users 10000'
    quotas text[] not null,
    gates text[] not null,
    updated_at timestamptz not null default now()
);

insert into plans (name, requests_per_minute, quotas, gates) values
    ('starter', 100,
        '{users 10000,organizations 100,keys 20,webhooks 10,data_items 100000,files 10000,storage_bytes 10000000000}',
        '{audit,cli,metrics}'),
    ('professional', 1000,
        '{users 100000,organizations 1000,keys 100,webhooks 50,data_items 1000000,files 100000,'
        'storage_bytes 100000000000}',
        '{audit,cli,metrics,zapier}'),
    ('enterprise', 10000,
        '{keys 1000,webhooks 200,storage_bytes 1000000000000}',
        '{allowed_ips,data_bulk,graphql,websocket,resumable_upload,staging,priority_queue,custom_limits,audit,cli,'
        'metrics,zapier}');

grant select, update on plans to jupiter_app;
grant select on plans to jupiter_worker;

alter table accounts
    add version integer not null default 1,
    -- One that is still opening was made for a request that is not committed, and perhaps never will be.
    add state text not null default 'active' check (state in ('opening', 'active', 'suspended', 'cancelled')),
    add healthcare boolean not null default false,
    add region text,
    -- In place of those of the plan: 'users 500'; '+graphql' and '-cli'.
    add quotas text[] not null default '{}',
    add gates text[] not null default '{}',
    -- JSON, of what is not as it is for everybody.
    add settings text not null default '{}',
    add updated_at timestamptz not null default now();

update accounts set updated_at = created_at;

create index accounts_by_creation on accounts (created_at, id);

-- An account is changed by writes of its own environments; the operator's commands see all of them. The owner
-- only migrates.
alter table accounts enable row level security;
create policy tenant on accounts to jupiter_app using (id = (
    select account_id
    from environments
    where tenant_id = nullif(current_setting('app.tenant', true), '')::uuid));
create policy worker on accounts to jupiter_worker using (true);
grant select, update on accounts to jupiter_app;
grant select on environments to jupiter_app;

create table payments (
    tenant_id uuid not null,
    id uuid not null,
    reference text collate "C" not null,
    outcome text not null check (outcome in ('succeeded', 'failed')),
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null,
    created_at timestamptz not null,
    primary key (tenant_id, id)
);

create unique index payments_by_reference on payments (tenant_id, reference);
create index payments_by_creation on payments (tenant_id, created_at, id);

select isolate('payments', app => 'select, insert');
