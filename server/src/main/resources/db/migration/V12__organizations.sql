-- Organizations, the users who belong to them, and invitations.

create table organizations (
    tenant_id uuid not null,
    id uuid not null,
    version integer not null,
    name text not null,
    slug text collate "C" not null,
    external_id text collate "C",
    metadata text,
    member_count integer not null check (member_count >= 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    words tsvector,
    primary key (tenant_id, id)
) with (fillfactor = 85);

create unique index organizations_by_slug on organizations (tenant_id, slug);
create unique index organizations_by_external_id on organizations (tenant_id, external_id)
    where external_id is not null;
create index organizations_by_creation on organizations (tenant_id, created_at, id);
create index organizations_by_update on organizations (tenant_id, updated_at, id);
create index organizations_by_words on organizations using gin (words);
alter table organizations alter column words set statistics 0;

create table members (
    tenant_id uuid not null,
    organization_id uuid not null,
    user_id uuid not null,
    role text collate "C" not null check (role in ('owner', 'admin', 'member')),
    created_at timestamptz not null,
    primary key (tenant_id, organization_id, user_id),
    foreign key (tenant_id, organization_id) references organizations on delete cascade,
    foreign key (tenant_id, user_id) references users
);

create index members_by_user on members (tenant_id, user_id, organization_id);
create index members_by_creation on members (tenant_id, organization_id, created_at, user_id);
create index members_by_role on members (tenant_id, organization_id, role, created_at, user_id);

-- To an organization, or of a user (without an organization). The token is known by its hash only.
create table invitations (
    tenant_id uuid not null,
    id uuid not null,
    organization_id uuid,
    user_id uuid,
    -- the address, sealed
    email bytea not null,
    email_index text collate "C" not null,
    role text collate "C" not null check (role in ('owner', 'admin', 'member')),
    token_hash bytea not null,
    state text collate "C" not null check (state in ('pending', 'accepted', 'revoked')),
    -- when the last mail of it was written, null for none
    sent_at timestamptz,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, organization_id) references organizations on delete cascade,
    foreign key (tenant_id, user_id) references users on delete cascade,
    check ((organization_id is null) <> (user_id is null))
);

create unique index invitations_by_token on invitations (tenant_id, token_hash);
create unique index invitations_of_user on invitations (tenant_id, user_id) where user_id is not null;
create unique index invitations_pending on invitations (tenant_id, organization_id, email_index)
    where organization_id is not null and state = 'pending';
create index invitations_by_creation on invitations (tenant_id, organization_id, created_at, id);
create index invitations_by_person on invitations (tenant_id, email_index);
alter table invitations alter column email set statistics 0;

select isolate('organizations', app => 'select, insert, update, delete', searched => true);
select isolate('members', app => 'select, insert, update, delete');
select isolate('invitations', app => 'select, insert, update, delete');

select make_searchable('organizations');
