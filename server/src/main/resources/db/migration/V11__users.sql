-- People and what they may do. E-mail, name, username and phone are sealed; equality and words go by blind indexes.

create table users (
    tenant_id uuid not null,
    id uuid not null,
    number bigint not null,
    version integer not null,
    -- e-mail, name, username and phone, sealed as one
    person bytea not null,
    email_index text collate "C" not null,
    username_index text collate "C",
    email_verified boolean not null,
    external_id text collate "C",
    role text collate "C" not null,
    status text collate "C" not null check (status in ('active', 'invited', 'inactive')),
    metadata text,
    password_hash bytea,
    words tsvector,
    -- the epoch while they have never signed in
    last_login timestamptz not null default 'epoch',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 85);

create unique index users_by_number on users (tenant_id, number);
create unique index users_by_email on users (tenant_id, email_index);
create unique index users_by_username on users (tenant_id, username_index) where username_index is not null;
create unique index users_by_external_id on users (tenant_id, external_id) where external_id is not null;
create index users_by_creation on users (tenant_id, created_at, id);
create index users_by_update on users (tenant_id, updated_at, id);
create index users_by_login on users (tenant_id, last_login, id);
create index users_by_role on users (tenant_id, role, created_at, id);
create index users_by_status on users (tenant_id, status, created_at, id);
create index users_by_words on users using gin (words);

-- Samples of what nobody compares by rank or range only cost time, and keep in the catalogue what was said.
alter table users alter column person set statistics 0;
alter table users alter column password_hash set statistics 0;
alter table users alter column words set statistics 0;

create table roles (
    tenant_id uuid not null,
    id uuid not null,
    version integer not null,
    name text collate "C" not null,
    description text,
    permissions text[] not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 90);

create unique index roles_by_name on roles (tenant_id, name);
create index roles_by_creation on roles (tenant_id, created_at, id);

select isolate('users', app => 'select, insert, update, delete', searched => true);
select isolate('roles', app => 'select, insert, update, delete');

-- With those that every environment has. What they allow is said where it is enforced (roles.BuiltIn).
create view all_roles with (security_invoker = true) as
select tenant_id, id, version, name, description, permissions, false as built_in, created_at, updated_at
from roles
union all
select nullif(current_setting('app.tenant', true), '')::uuid, built_in.id::uuid, 1, built_in.name collate "C", built_in.description, '{}', true,
    timestamptz '2025-01-01 00:00:00+00', timestamptz '2025-01-01 00:00:00+00'
from (values
    ('00000000-0000-0000-0000-000000000001', 'owner', 'Everything, and makes owners.'),
    ('00000000-0000-0000-0000-000000000002', 'admin', 'Everything, but makes no owners.'),
    ('00000000-0000-0000-0000-000000000003', 'agent', 'Answers tickets.'),
    ('00000000-0000-0000-0000-000000000004', 'viewer', 'Reads everything but keys and accounts.'),
    ('00000000-0000-0000-0000-000000000005', 'member', 'Has what is their own.')
) as built_in (id, name, description);

grant select on all_roles to jupiter_app;

-- Makes find_X and count_X for a table X with a column of words. find_X gives those whose words hold the rarest of the
-- wanted ones, and one null when each of them occurs in more than `most`; without `most` all that hold every word.
-- Like find_tickets they have to go by the index of the words.
create function make_searchable(tenant_table regclass) returns void
language plpgsql
as $$
begin
    execute format($find$
        create function find_%1$s(wanted text[], most bigint) returns setof uuid
        language plpgsql
        stable
        security definer
        rows 100
        set search_path = pg_catalog, public
        set enable_seqscan = off
        set enable_indexscan = off
        set enable_indexonlyscan = off
        as $body$
        declare
            tenant constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
            every tsquery;
            word text;
            found uuid[];
        begin
            if most is null then
                every := (select string_agg(quote_literal(one), ' & ') from unnest(wanted) as one)::tsquery;
                return query select id from %1$s where tenant_id = tenant and words @@ every;
                return;
            end if;
            -- long words are rare, as a rule
            for word in select one from unnest(wanted) as one order by length(one) desc, one loop
                every := quote_literal(word)::tsquery;
                found := array(select id from %1$s where tenant_id = tenant and words @@ every limit most + 1);
                if cardinality(found) <= most then
                    return query select unnest(found);
                    return;
                end if;
            end loop;
            return next null;
        end
        $body$
        $find$, tenant_table);
    execute format($count$
        create function count_%1$s(wanted text[], most bigint) returns bigint
        language plpgsql
        stable
        security definer
        set search_path = pg_catalog, public
        set enable_seqscan = off
        set enable_indexscan = off
        set enable_indexonlyscan = off
        as $body$
        declare
            tenant constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
            every constant tsquery :=
                (select string_agg(quote_literal(one), ' & ') from unnest(wanted) as one)::tsquery;
        begin
            return (
                select count(*)
                from (select from %1$s where tenant_id = tenant and words @@ every limit most + 1) as counted);
        end
        $body$
        $count$, tenant_table);
    grant create on schema public to jupiter_search;
    execute format('alter function find_%s(text[], bigint) owner to jupiter_search', tenant_table);
    execute format('alter function count_%s(text[], bigint) owner to jupiter_search', tenant_table);
    revoke create on schema public from jupiter_search;
    execute format('revoke execute on function find_%1$s(text[], bigint), count_%1$s(text[], bigint) from public',
        tenant_table);
    execute format('grant execute on function find_%1$s(text[], bigint), count_%1$s(text[], bigint) to jupiter_app',
        tenant_table);
end
$$;

revoke execute on function make_searchable(regclass) from public;

select make_searchable('users');
