-- Keys over the API: who made a key, when it changed, from where it was used, by which words it is found.

alter table api_keys
    -- Grows with every change, not with use.
    add version integer not null default 1,
    add updated_at timestamptz,
    -- The principal, or the zero UUID for the operator; null where nobody wrote it down.
    add created_by uuid,
    add created_by_name text,
    -- sealed
    add last_used_ip bytea,
    add words text[] not null default '{}',
    -- when it was told that the key is so old that it should be rotated
    add rotation_told_at timestamptz;

-- The owner, too, sees rows of a tenant only.
alter table api_keys no force row level security;

update api_keys
set updated_at = greatest(created_at, disabled_at, revoked_at),
    words = array_remove(regexp_split_to_array(lower(name), '\W+'), ''),
    -- only `admin` covers keys and accounts
    permissions = array(
        select word
        from unnest(permissions) with ordinality as given (word, place)
        where word !~ '^(keys|accounts):'
        order by place);

alter table api_keys force row level security;

alter table api_keys alter column updated_at set not null, alter column version drop default;

create index api_keys_by_creation on api_keys (tenant_id, created_at, id);
create index api_keys_by_update on api_keys (tenant_id, updated_at, id);

create index api_keys_untold on api_keys (created_at)
    where rotation_told_at is null and revoked_at is null and rotated_to is null;

grant select, insert, update on api_keys to jupiter_app;
grant select, insert on principals to jupiter_app;
