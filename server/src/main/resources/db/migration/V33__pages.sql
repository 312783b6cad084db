-- Signing in by pages: second factors, users found by their address alone, sessions of browsers, the first owner.

-- What an authenticator has, sealed. A code of the last step or an earlier one lets nobody in again.
create table second_factors (
    tenant_id uuid not null,
    user_id uuid not null,
    secret bytea not null,
    last_step bigint not null,
    added_at timestamptz not null,
    primary key (tenant_id, user_id),
    foreign key (tenant_id, user_id) references users on delete cascade
) with (fillfactor = 85);

alter table second_factors alter column secret set statistics 0;

-- Codes that were not used yet, known by a keyed hash only.
create table backup_codes (
    tenant_id uuid not null,
    user_id uuid not null,
    code_index text collate "C" not null,
    primary key (tenant_id, user_id, code_index),
    foreign key (tenant_id, user_id) references second_factors on delete cascade
);

select isolate('second_factors', app => 'select, insert, update, delete');
select isolate('backup_codes', app => 'select, insert, delete');

-- The Gate reads whether whoever comes by a page has one.
create policy worker on second_factors to jupiter_worker using (true);
grant select (tenant_id, user_id) on second_factors to jupiter_worker;

-- The address of a user, hashed alike for all accounts: by it pages find whoever says no account. Null for users
-- from before there were pages, until it is filled in.
alter table users add sign_in_index text collate "C";
create index users_by_sign_in on users (sign_in_index, last_login);
create index users_to_index on users (tenant_id, id) where sign_in_index is null;
grant select (sign_in_index, last_login), update (sign_in_index) on users to jupiter_worker;

-- Null for those over the API. What a browser has is the access token of its session; there is nothing to refresh.
alter table sessions
    -- which the user looks at; the session lies in the live one
    add environment text collate "C" check (environment in ('live', 'test')),
    -- when a password or a code was last shown
    add proved_at timestamptz,
    add check ((environment is null) = (proved_at is null));

alter table session_tokens
    alter refresh_hash drop not null,
    alter refresh_pepper drop not null,
    add check ((refresh_hash is null) = (refresh_pepper is null));

-- The one link that makes the first owner of the operator's account; it is hashed.
create table first_owner_links (
    tenant_id uuid not null primary key,
    token_index text collate "C" not null,
    expires_at timestamptz not null
);

select isolate('first_owner_links', app => 'select, insert, update, delete');
