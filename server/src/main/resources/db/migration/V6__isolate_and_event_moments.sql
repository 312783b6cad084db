-- Makes a table a tenant's, in the one way in which IsolationCheck wants it: row-level security that holds for the
-- owner too, the policy `tenant`, and rights on exactly these verbs. To be called by migrations, as the owner:
--
--     select isolate('notes', app => 'select, insert, update, delete', worker => 'select');
--
-- What the worker may touch it sees of every tenant: the table belongs into db/worker-policies.txt then. What is
-- searched is read by the functions of jupiter_search, which compare with app.tenant themselves.
create function isolate(
    tenant_table regclass, app text default null, worker text default null, searched boolean default false)
returns void
language plpgsql
as $$
declare
    astray text;
begin
    select string_agg(index.indexrelid::regclass::text, ', ')
    into astray
    from pg_index index
    left join pg_attribute first
        on first.attrelid = index.indrelid and first.attnum = index.indkey[0] and first.attname = 'tenant_id'
    where index.indrelid = tenant_table and index.indisunique and first.attname is null;
    if astray is not null then
        raise exception 'the keys of % must begin with tenant_id: %', tenant_table, astray;
    end if;
    if not exists (
        select
        from pg_attribute
        where attrelid = tenant_table and attname = 'tenant_id' and atttypid = 'uuid'::regtype and attnotnull)
    then
        raise exception '% has no tenant_id uuid not null', tenant_table;
    end if;
    execute format('alter table %s enable row level security', tenant_table);
    execute format('alter table %s force row level security', tenant_table);
    execute format(
        'create policy tenant on %s to jupiter_app '
        'using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', tenant_table);
    if app is not null then
        execute format('grant %s on %s to jupiter_app', app, tenant_table);
    end if;
    if worker is not null then
        execute format('create policy worker on %s to jupiter_worker using (true)', tenant_table);
        execute format('grant %s on %s to jupiter_worker', worker, tenant_table);
    end if;
    if searched then
        execute format('create policy search on %s for select to jupiter_search using (true)', tenant_table);
        execute format('grant select on %s to jupiter_search', tenant_table);
    end if;
end
$$;

revoke execute on function isolate(regclass, text, text, boolean) from public;

-- What came before what, whatever the clocks of the nodes say: a change that begins after another one was committed
-- has the later moment. What is here already is earlier than everything.
create sequence event_moments;
grant usage on sequence event_moments to jupiter_app;

alter table events add column moment bigint not null default 0;
alter table events alter column moment set default nextval('event_moments');

-- An endpoint hears of what is later than the moment in which it was made, or switched on again.
alter table webhook_endpoints add column hears_after bigint not null default 0;
alter table webhook_endpoints alter column hears_after set default nextval('event_moments');
