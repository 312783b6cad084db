-- A small schema of the shape that the start-up check demands.

create extension btree_gin;

create table notes (
    tenant_id uuid not null,
    id uuid not null,
    content text not null,
    primary key (tenant_id, id));

create table events (
    tenant_id uuid not null,
    day date not null,
    id uuid not null,
    payload text not null,
    primary key (tenant_id, day, id))
    partition by range (day);

create index on events (tenant_id, id);

create table audit (like events including all)
    partition by range (day);

create table request_log (like events including all)
    partition by range (day);

create table webhook_deliveries (like events including all)
    partition by range (day);

create table webhook_attempts (like events including all)
    partition by range (day);

create table settings (name text primary key, content text not null);

do $$
declare
    name text;
begin
    foreach name in array array[
        'notes', 'events', 'audit', 'request_log', 'webhook_deliveries', 'webhook_attempts']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy own_rows on %I for all to jupiter_app'
            ' using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', name);
        execute format('grant select, insert, update, delete on %I to jupiter_app', name);
    end loop;
end
$$;

create policy every_row on events for all to jupiter_worker using (true);
grant select, update, delete on events to jupiter_worker;

create policy search on notes for select to jupiter_search using (true);
grant select on notes to jupiter_search;

create function find_notes(word text) returns setof uuid
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
    as $$
        select id
        from public.notes
        where tenant_id = nullif(current_setting('app.tenant', true), '')::uuid
          and to_tsvector('simple', content) @@ to_tsquery('simple', word)
    $$;
revoke all on function find_notes from public;
grant execute on function find_notes to jupiter_app;
grant create on schema public to jupiter_search;
alter function find_notes owner to jupiter_search;
revoke create on schema public from jupiter_search;

create index notes_words on notes using gin (tenant_id, to_tsvector('simple', content));
