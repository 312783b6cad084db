-- Users act as service accounts do: what keeps who did something says which of the two it was. The name of a user is
-- not kept beside what they did.

alter table ticket_comments
    add author_kind text collate "C" not null default 'service_account'
        check (author_kind in ('user', 'service_account', 'operator', 'system'));

-- Null where it follows from the id: the operator's is zero.
alter table api_keys
    add created_by_kind text collate "C" check (created_by_kind in ('user', 'service_account', 'operator', 'system'));

-- Of users who signed in over the API. What is over is deleted.
create table sessions (
    tenant_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    -- of the key that signed them in
    contract text collate "C" not null,
    -- device, address and user agent, sealed as one
    details bytea not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    -- unless it is used until then
    expires_at timestamptz not null,
    -- in any case
    ends_at timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 85);

create index sessions_by_creation on sessions (tenant_id, created_at, id);
create index sessions_by_user on sessions (tenant_id, user_id, last_used_at);
create index sessions_by_end on sessions (expires_at);

-- An access token and the refresh token beside it; both have this id. A pair that was replaced stays, so that whoever
-- shows its refresh token again is noticed.
create table session_tokens (
    tenant_id uuid not null,
    id uuid not null,
    session_id uuid not null,
    access_hash bytea not null,
    access_pepper text not null references peppers,
    access_until timestamptz not null,
    refresh_hash bytea not null,
    refresh_pepper text not null references peppers,
    replaced_at timestamptz,
    successor uuid,
    -- the tokens of the successor, sealed, for a client that has lost the answer
    kept bytea,
    primary key (tenant_id, id)
) with (fillfactor = 85);

-- The Gate knows a token's id before it knows the tenant.
create index session_tokens_by_id on session_tokens (id);
create index session_tokens_by_session on session_tokens (tenant_id, session_id);
create index session_tokens_by_access_pepper on session_tokens (access_pepper);
create index session_tokens_by_refresh_pepper on session_tokens (refresh_pepper);
create index session_tokens_kept on session_tokens (replaced_at) where kept is not null;

alter table sessions alter column details set statistics 0;
alter table session_tokens alter column kept set statistics 0;

select isolate('sessions', app => 'select, insert, update, delete', worker => 'select, update, delete');
select isolate('session_tokens', app => 'select, insert, update, delete', worker => 'select, update, delete');

-- The Gate reads who a token stands for, and what they may do as it is now.
create policy worker on users to jupiter_worker using (true);
grant select (tenant_id, id, role, status, person) on users to jupiter_worker;
create policy worker on roles to jupiter_worker using (true);
grant select (tenant_id, name, permissions) on roles to jupiter_worker;

-- Who called: a key, which may have acted for a user, or a user by an access token.
alter table request_log alter column key_id drop not null;
alter table request_log add user_id uuid;
