-- Data: items of any JSON, their types, and the indexes that clients declare.

-- Never repeats, so that whoever remembers a type can tell at any time whether it is still like that.
create sequence data_type_revisions;
-- An index that is declared is rows of data_index under a number of its own.
create sequence data_index_ids as integer;
grant usage on sequence data_type_revisions, data_index_ids to jupiter_app, jupiter_worker;

-- A row for each type in use, whether or not somebody has declared it.
create table data_types (
    tenant_id uuid not null,
    id uuid not null,
    name text collate "C" not null,
    -- another one whenever something changes that writers or readers of items go by; negative while it is
    -- to be forgotten unless somebody uses it
    revision bigint not null default nextval('data_type_revisions'),
    version integer not null,
    declared boolean not null,
    schema text,
    -- of each: id, path, kind, state, auto; as JSON
    indexes text not null default '{"indexes":[]}',
    retention_days integer check (retention_days > 0),
    -- those that items of it have or had
    statuses text[] not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, name)
) with (fillfactor = 70);

create index data_types_kept on data_types (tenant_id) where retention_days is not null;

-- When it was made stands in its id, so that the order of ids is the order in which items were made.
create table data_items (
    tenant_id uuid not null,
    id uuid not null,
    type text collate "C" not null,
    status text collate "C" not null,
    -- of an archived one: what it was before
    status_before text collate "C",
    attributes text not null,
    external_id text collate "C",
    version integer not null,
    archived boolean not null,
    updated_at timestamptz not null,
    archived_at timestamptz,
    -- in the trash since
    deleted_at timestamptz,
    -- keyed hashes of all paths with their values, by which a filter without an index looks
    leaves bigint[] not null,
    -- of what the type's indexes of words hold
    words tsvector,
    primary key (tenant_id, id),
    check (archived = (archived_at is not null))
) with (fillfactor = 85);

create index data_items_by_creation on data_items (tenant_id, archived, id) where deleted_at is null;
create index data_items_by_update on data_items (tenant_id, archived, updated_at, id) where deleted_at is null;
create index data_items_by_type on data_items (tenant_id, type, archived, id) where deleted_at is null;
create index data_items_by_type_update on data_items (tenant_id, type, archived, updated_at, id)
    where deleted_at is null;
create index data_items_by_status on data_items (tenant_id, status, archived, id) where deleted_at is null;
create unique index data_items_by_external_id on data_items (tenant_id, type, external_id)
    where external_id is not null and deleted_at is null;
-- With the one before it, each item by its external id or for the want of one.
create index data_items_unnamed on data_items (tenant_id, type, id)
    where external_id is null and deleted_at is null;
create index data_items_in_trash on data_items (tenant_id, deleted_at, id) where deleted_at is not null;
-- With data_items_by_type: whether a type has items at all.
create index data_items_in_trash_by_type on data_items (tenant_id, type) where deleted_at is not null;
create index data_items_by_words on data_items using gin (words) where words is not null;

-- Samples of what nobody compares by rank or range only cost time, and keep in the catalogue what was said.
alter table data_items alter column attributes set statistics 0;
alter table data_items alter column leaves set statistics 0;
alter table data_items alter column words set statistics 0;

-- Who declares an index pays for it: one row, or some, for each item that is not in the trash. The order of values is
-- the order of their bytes (data.values), so that one tree answers for every index of every tenant.
create table data_index (
    tenant_id uuid not null,
    index_id integer not null,
    archived boolean not null,
    value bytea not null,
    item_id uuid not null,
    primary key (tenant_id, index_id, archived, value, item_id)
);

-- The one row of an item that says where it is sorted, for items that were found otherwise: their values are
-- compared or put in order.
create index data_index_by_item on data_index (tenant_id, item_id, index_id, value) where value >= '\x01';

-- Indexes that are being filled, or emptied because nobody has them any more.
create table data_index_work (
    tenant_id uuid not null,
    index_id integer not null,
    type text collate "C" not null,
    kind text not null,
    doing text not null check (doing in ('fill', 'empty')),
    -- Set once the index is announced to all: no transaction that is older may be under way, for it may not know.
    -- The one that announces it is not new enough; others begin after it and still go by the type of before.
    since xid8,
    after_item uuid,
    done bigint not null default 0,
    -- in a row
    failures integer not null default 0,
    primary key (tenant_id, index_id)
);

-- On which day an index that nobody has declared was last of use.
create table data_index_use (
    tenant_id uuid not null,
    index_id integer not null,
    used_on date not null,
    primary key (tenant_id, index_id)
);

select isolate('data_types', app => 'select, insert, update, delete', worker => 'select, update, delete');
select isolate('data_items', app => 'select, insert, update, delete', worker => 'select, update, delete',
    searched => true);
select isolate('data_index', app => 'select, insert, delete', worker => 'select, insert, delete');
select isolate('data_index_work', app => 'select, insert, update, delete',
    worker => 'select, insert, update, delete');
select isolate('data_index_use', app => 'select, insert, update, delete',
    worker => 'select, insert, update, delete');

select make_searchable('data_items');

-- Types with what there is of each: items and bytes as they are counted, and how far its indexes are filled.
create view data_type_states with (security_invoker = true) as
select data_types.*, counted.items, counted.bytes, (
        select string_agg(index_id || ':' || done, ' ')
        from data_index_work
        where data_index_work.tenant_id = data_types.tenant_id and data_index_work.type = data_types.name
            and doing = 'fill'
    ) as filled
from data_types
cross join lateral (
    select coalesce(sum(value) filter (where counters.name <> 'data.bytes'), 0)::bigint as items,
        coalesce(sum(value) filter (where counters.name = 'data.bytes'), 0)::bigint as bytes
    from counters
    where counters.tenant_id = data_types.tenant_id
        and counters.name in ('data.type', 'archived.type', 'data.bytes') and counters.key = data_types.name
) as counted;

-- Those that are of use to anybody.
create view shown_data_types with (security_invoker = true) as
select *
from data_type_states
where declared or items > 0;

grant select on data_type_states, shown_data_types to jupiter_app;

-- Counters of items are compared with the items once a day.
create policy worker on counters to jupiter_worker using (true);
grant select, insert, update on counters to jupiter_worker;
