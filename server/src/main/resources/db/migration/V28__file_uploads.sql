-- Files that come by and by: what their clients ask for when they go on with one.

create table file_uploads (
    tenant_id uuid not null,
    file_id uuid not null,
    -- what the client has said of it when it was begun, in the words of the protocol; sealed
    said bytea not null,
    -- when its last byte came, or when it was begun
    grown_at timestamptz not null,
    primary key (tenant_id, file_id),
    foreign key (tenant_id, file_id) references files on delete cascade
);

-- For what runs over all tenants.
create index file_uploads_by_age on file_uploads (grown_at);

select isolate('file_uploads', app => 'select, insert, update', worker => 'select, delete');
