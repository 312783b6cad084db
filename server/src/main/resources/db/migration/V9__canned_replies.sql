-- What support says again and again. Names are compared as they were sent, whatever the database's locale.

create table canned_replies (
    tenant_id uuid not null,
    id uuid not null,
    version integer not null,
    name text collate "C" not null,
    content text not null,
    tags text[] not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 90);

create unique index canned_replies_by_name on canned_replies (tenant_id, name);
create index canned_replies_by_creation on canned_replies (tenant_id, created_at, id);
create index canned_replies_by_update on canned_replies (tenant_id, updated_at, id);

select isolate('canned_replies', app => 'select, insert, update, delete');
