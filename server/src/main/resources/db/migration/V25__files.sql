-- Files: what is told of them and where their bytes lie, which is never here.

-- The largest file of each plan beside its other numbers, and what other types an account may keep files of.
update plans set quotas = quotas || case name
    when 'starter' then 'file_bytes 104857600'
    when 'professional' then 'file_bytes 524288000'
    else 'file_bytes 2147483648'
end;

alter table accounts add file_types text[] not null default '{}';

create table files (
    tenant_id uuid not null,
    id uuid not null,
    version integer not null,
    -- sealed, with the keyed hash by which one name is found
    name bytea not null,
    name_index text collate "C" not null,
    -- all of it, and how much of it has come
    size bigint not null check (size > 0),
    received bigint not null check (received between 0 and size),
    -- under which its bytes are sealed, sealed itself; none where there are no bytes any more
    key bytea,
    content_type text collate "C",
    sha256 text collate "C",
    status text not null check (
        status in ('uploading', 'scanning', 'processing', 'ready', 'rejected', 'quarantined')),
    scan_state text not null check (scan_state in ('pending', 'clean', 'infected', 'skipped', 'error')),
    scan_engine text,
    scan_signature text,
    scanned_at timestamptz,
    rejection_reason text check (rejection_reason in ('size', 'type', 'virus', 'corrupt')),
    rejection_message text,
    rejected_at timestamptz,
    appeal_state text check (appeal_state in ('pending', 'granted', 'refused')),
    -- sealed
    appeal_reason bytea,
    appealed_at timestamptz,
    decided_at timestamptz,
    -- sealed JSON, null for none
    metadata bytea,
    expires_at timestamptz,
    uploader_kind text not null,
    uploader_id uuid not null,
    -- by how many objects it is used; whoever adds one changes the row, so that nobody deletes it meanwhile
    uses integer not null default 0 check (uses >= 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    check (status = 'uploading' or received = size),
    check ((key is null) = (status = 'rejected')),
    check ((rejection_reason is null) = (rejected_at is null)),
    check ((appeal_state is null) = (appealed_at is null)),
    check (status <> 'ready' or (content_type is not null and sha256 is not null))
) with (fillfactor = 85);

create index files_by_creation on files (tenant_id, created_at, id);
create index files_by_update on files (tenant_id, updated_at, id);
create index files_by_status on files (tenant_id, status, created_at, id);
create index files_by_type on files (tenant_id, content_type, created_at, id);
create index files_by_name on files (tenant_id, name_index, created_at, id);
-- Those that wait for work, as files.inspection names them; one that no scanner takes does not.
create index files_underway on files (tenant_id, id)
    where status in ('scanning', 'processing') and scan_state <> 'error';
-- For what runs over all tenants.
create index files_that_expire on files (expires_at) where expires_at is not null;
create index files_in_quarantine on files (rejected_at) where status = 'quarantined';
create index files_appealed on files (appealed_at, id) where appeal_state is not null;
create index files_appealed_by_id on files (id) where appeal_state is not null;

-- The contents of a file in their order, each part one blob.
create table file_parts (
    tenant_id uuid not null,
    file_id uuid not null,
    starts_at bigint not null check (starts_at >= 0),
    size bigint not null check (size > 0),
    blob uuid not null,
    primary key (tenant_id, file_id, starts_at),
    foreign key (tenant_id, file_id) references files on delete cascade
);

create index file_parts_by_blob on file_parts (tenant_id, blob);

create table file_thumbnails (
    tenant_id uuid not null,
    file_id uuid not null,
    size text not null check (size in ('small', 'medium', 'large')),
    width integer not null,
    height integer not null,
    content_type text not null,
    bytes bigint not null check (bytes > 0),
    sha256 text collate "C" not null,
    -- sealed under the key of the file, for this id
    id uuid not null,
    blob uuid not null,
    primary key (tenant_id, file_id, size),
    foreign key (tenant_id, file_id) references files on delete cascade
);

create index file_thumbnails_by_blob on file_thumbnails (tenant_id, blob);

-- Addresses at which anybody reads a file. They are long and random, and kept as hashes.
create table file_links (
    tenant_id uuid not null,
    id uuid not null,
    file_id uuid not null,
    token_hash bytea not null,
    ends_at timestamptz not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, file_id) references files on delete cascade
);

create index file_links_by_token on file_links (token_hash);
create index file_links_by_file on file_links (tenant_id, file_id);
create index file_links_by_end on file_links (ends_at);

-- What a file is attached to, so that it stays as long as that.
create table file_uses (
    tenant_id uuid not null,
    file_id uuid not null,
    -- the object itself, and what goes with it when that goes
    object_id uuid not null,
    owner_id uuid not null,
    -- how the owner is called where the file is refused to be deleted
    owner text not null,
    primary key (tenant_id, file_id, object_id),
    foreign key (tenant_id, file_id) references files
);

create index file_uses_by_owner on file_uses (tenant_id, owner_id);

-- Blobs that no record names any more, until they are deleted.
create table file_garbage (
    tenant_id uuid not null,
    blob uuid not null,
    primary key (tenant_id, blob)
);

-- On which day some node has looked for blobs that a crash has left. It belongs to nobody.
create table file_sweeps (day date primary key);

grant select, insert, delete on file_sweeps to jupiter_worker;

select isolate('files', app => 'select, insert, update, delete', worker => 'select');
select isolate('file_parts', app => 'select, insert, update, delete', worker => 'select');
select isolate('file_thumbnails', app => 'select, insert, delete', worker => 'select');
select isolate('file_links', app => 'select, insert, delete', worker => 'select, delete');
select isolate('file_uses', app => 'select, insert, delete');
select isolate('file_garbage', app => 'select, insert', worker => 'select, delete');
