-- What must hold for years: permissions by name, data keys that can be replaced, a master key that can.

-- Permissions were the bits of an integer, by the place of resource and action in a list. Only names last.
create function permission_words(mask integer) returns text[]
language sql
immutable
as $$
    select case mask
        when (1 << 30) - 1 then array['admin']
        else array(
            select resource || ':' || action
            from unnest(array[
                'users', 'orgs', 'data', 'tickets', 'files', 'webhooks', 'events', 'analytics', 'audit', 'keys'])
                with ordinality as resources (resource, row)
            cross join unnest(array['read', 'write', 'delete']) with ordinality as actions (action, place)
            where mask & (1 << (3 * (row - 1) + place - 1)::integer) <> 0
            order by row, place)
        end
$$;

alter table api_keys alter column permissions type text[] using permission_words(permissions);

drop function permission_words(integer);

-- An account's data keys, wrapped by the master key. The newest seals; the others open what they sealed.
alter table data_keys add column number integer not null default 1 check (number between 1 and 65535);
alter table data_keys alter column number drop default;
alter table data_keys drop constraint data_keys_pkey;
alter table data_keys add primary key (account_id, number);

-- A new master key, wrapped by the one before, for processes that still have only that one. It lies here from
-- the moment at which the new key wraps all data keys until the old one is retired.
create table master_key_handovers (
    old_fingerprint text primary key,
    new_fingerprint text not null,
    wrapped bytea not null
);

grant select, insert, update, delete on master_key_handovers to jupiter_worker;
