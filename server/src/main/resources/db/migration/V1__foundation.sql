-- Accounts, keys, tickets, the event log and the audit trail.
--
-- Every tenant-owned row carries tenant_id, which leads every key (decision D1). Row-level security is forced on
-- every such table: jupiter_app sees the rows of the tenant that the transaction has set, jupiter_worker has
-- policies of its own on exactly the tables listed in db/worker-policies.txt (decision D11).

create extension if not exists btree_gin;

-- Raised when a conditional statement met no row: the whole composite fails (decision D8).
create function must_change(changed bigint) returns bigint
language plpgsql
immutable
as $$
begin
    if changed = 0 then
        raise exception 'another write came first' using errcode = 'JQ001';
    end if;
    return changed;
end
$$;

-- ---------------------------------------------------------------------------------------------- accounts, keys

create table accounts (
    id uuid primary key,
    name text not null,
    plan text not null check (plan in ('starter', 'professional', 'enterprise')),
    created_at timestamptz not null
);

create table environments (
    tenant_id uuid primary key,
    account_id uuid not null references accounts,
    kind text not null check (kind in ('live', 'test')),
    unique (account_id, kind)
);

-- The account's data key, wrapped by the master key; destroying the row destroys what it encrypts (decision D3).
create table data_keys (
    account_id uuid primary key references accounts,
    wrapped bytea not null
);

-- What the operator's secrets are, without telling them: a start with other secrets is refused.
create table fingerprints (
    secret text primary key,
    fingerprint text not null
);

create table principals (
    tenant_id uuid not null references environments,
    id uuid not null,
    name text not null,
    created_at timestamptz not null,
    primary key (tenant_id, id)
);

create table api_keys (
    tenant_id uuid not null,
    id uuid not null,
    principal_id uuid not null,
    contract text not null,
    name text not null,
    secret_hash bytea not null,
    permissions integer not null,
    addresses text[] not null default '{}',
    limit_requests bigint,
    limit_window text check (limit_window in ('minute', 'hour')),
    created_at timestamptz not null,
    expires_at timestamptz,
    disabled_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    rotated_to uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, principal_id) references principals
);

-- The Gate knows a key's id before it knows the tenant.
create index api_keys_by_id on api_keys (id);

-- ---------------------------------------------------------------------------------------------- tickets

-- Numbers are leased in blocks per node, so that no create waits for another (decision C09).
create table number_leases (
    tenant_id uuid not null references environments,
    kind text not null,
    next bigint not null,
    primary key (tenant_id, kind)
);

create table tickets (
    tenant_id uuid not null,
    id uuid not null,
    number bigint not null,
    version integer not null,
    principal_id uuid not null,
    subject text not null,
    description text,
    status text not null,
    priority smallint not null,
    category text,
    customer_email bytea,
    customer_email_index text,
    tags text[] not null default '{}',
    metadata text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    resolved_at timestamptz,
    closed_at timestamptz,
    words tsvector not null generated always as (
        to_tsvector('simple', subject) || to_tsvector('simple', coalesce(description, ''))
    ) stored,
    primary key (tenant_id, id),
    unique (tenant_id, number)
) with (fillfactor = 90);

create index tickets_by_creation on tickets (tenant_id, created_at, id);
create index tickets_by_update on tickets (tenant_id, updated_at, id);
create index tickets_by_priority on tickets (tenant_id, priority, id);
create index tickets_by_status on tickets (tenant_id, status, created_at, id);
create index tickets_by_category on tickets (tenant_id, category, created_at, id) where category is not null;
create index tickets_by_customer on tickets (tenant_id, customer_email_index, created_at, id)
    where customer_email_index is not null;
create index tickets_by_word on tickets using gin (tenant_id, words);
create index tickets_by_tag on tickets using gin (tenant_id, tags) where tags <> '{}';

create table ticket_comments (
    tenant_id uuid not null,
    ticket_id uuid not null,
    id uuid not null,
    content text not null,
    is_internal boolean not null,
    author_id uuid not null,
    author_name text not null,
    created_at timestamptz not null,
    words tsvector not null generated always as (to_tsvector('simple', content)) stored,
    primary key (tenant_id, ticket_id, id),
    foreign key (tenant_id, ticket_id) references tickets on delete cascade
);

create index ticket_comments_by_word on ticket_comments using gin (tenant_id, words);

-- ---------------------------------------------------------------------------------------------- every write

-- One row per idempotency key: the claim and the answer (decision C15). Unique over the scope, not partitioned by
-- day, so that a retry across midnight still meets it.
create table idempotency (
    tenant_id uuid not null,
    scope bytea not null,
    fingerprint bytea not null,
    answer bytea not null,
    expires_at timestamptz not null,
    primary key (tenant_id, scope)
);

create index idempotency_by_expiry on idempotency (expires_at);

create table counters (
    tenant_id uuid not null,
    name text not null,
    key text not null,
    slot integer not null,
    value bigint not null,
    primary key (tenant_id, name, key, slot)
) with (fillfactor = 50);

-- The event log (decision D4). A row without position is the enqueued event; the router gives it its position in
-- the log of its environment (decision D10).
create table events (
    tenant_id uuid not null,
    day date not null,
    id uuid not null,
    type text not null,
    payload bytea not null,
    created_at timestamptz not null,
    position bigint,
    primary key (tenant_id, day, id)
) partition by range (day);

create index events_by_position on events (tenant_id, position) where position is not null;
create index events_unrouted on events (created_at) where position is null;

create table event_heads (
    tenant_id uuid primary key,
    position bigint not null
);

create table audit (
    tenant_id uuid not null,
    day date not null,
    id uuid not null,
    action text not null,
    target text not null,
    actor_id uuid not null,
    request_id text not null,
    details bytea not null,
    created_at timestamptz not null,
    primary key (tenant_id, day, id)
) partition by range (day);

-- ---------------------------------------------------------------------------------------------- rights

-- Filters that leak-proof operators cannot express run as jupiter_search, which reads the tenant from the setting
-- itself (decision D11).

-- Tickets in which every word of the query occurs: in subject, description or any comment.
create function find_tickets(query text) returns setof uuid
language sql
stable
security definer
set search_path = pg_catalog, public
as $$
    with tenant as (
        select nullif(current_setting('app.tenant', true), '')::uuid as id
    ), wanted as (
        select quote_literal(lexeme)::tsquery as word, nth
        from unnest(tsvector_to_array(to_tsvector('simple', query))) with ordinality as lexemes (lexeme, nth)
    ), found as (
        select wanted.nth, tickets.id as ticket_id
        from wanted, tickets
        where tickets.tenant_id = (select id from tenant) and tickets.words @@ wanted.word
        union
        select wanted.nth, ticket_comments.ticket_id
        from wanted, ticket_comments
        where ticket_comments.tenant_id = (select id from tenant) and ticket_comments.words @@ wanted.word
    )
    select ticket_id
    from found
    group by ticket_id
    having count(*) = (select count(*) from wanted)
$$;

create function find_tickets_tagged(tag text) returns setof uuid
language sql
stable
security definer
set search_path = pg_catalog, public
as $$
    select id
    from tickets
    where tenant_id = nullif(current_setting('app.tenant', true), '')::uuid
      and tags @> array[tag] and tags <> '{}'
$$;

do $$
declare
    tenant_table text;
begin
    foreach tenant_table in array array[
        'environments', 'principals', 'api_keys', 'number_leases', 'tickets', 'ticket_comments', 'idempotency',
        'counters', 'events', 'event_heads', 'audit']
    loop
        execute format('alter table %I enable row level security', tenant_table);
        execute format('alter table %I force row level security', tenant_table);
        execute format(
            'create policy tenant on %I to jupiter_app '
            'using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', tenant_table);
    end loop;
    foreach tenant_table in array array[
        'environments', 'principals', 'api_keys', 'number_leases', 'idempotency', 'events', 'event_heads', 'audit']
    loop
        execute format('create policy worker on %I to jupiter_worker using (true)', tenant_table);
    end loop;
    foreach tenant_table in array array['tickets', 'ticket_comments']
    loop
        execute format('create policy search on %I for select to jupiter_search using (true)', tenant_table);
    end loop;
end
$$;

grant select on tickets, ticket_comments to jupiter_search;
grant create on schema public to jupiter_search;
alter function find_tickets(text) owner to jupiter_search;
alter function find_tickets_tagged(text) owner to jupiter_search;
revoke create on schema public from jupiter_search;
revoke execute on function find_tickets(text), find_tickets_tagged(text) from public;
grant execute on function find_tickets(text), find_tickets_tagged(text) to jupiter_app;

grant select, insert, update, delete on tickets, ticket_comments to jupiter_app;
grant select, insert, update on counters to jupiter_app;
grant select, insert, delete on idempotency to jupiter_app;
grant select, insert on events, audit to jupiter_app;
grant select on event_heads to jupiter_app;

grant select, insert, update, delete on
    accounts, environments, data_keys, fingerprints, principals, api_keys, number_leases to jupiter_worker;
grant select, delete on idempotency to jupiter_worker;
grant select, update, delete on events to jupiter_worker;
grant select, insert, update on event_heads to jupiter_worker;
grant insert, select, delete on audit to jupiter_worker;
