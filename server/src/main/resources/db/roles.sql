-- The four roles of JupiterIQ. Run once per PostgreSQL server, by a superuser or by a role that may
-- create roles; running it again changes nothing. The embedded server runs the same text.
--
-- With a PostgreSQL of one's own (16 or newer):
--
--   psql -d postgres -f roles.sql
--   psql -d postgres -c "create database jupiter owner jupiter_owner template template0 encoding 'UTF8'"
--   psql -d jupiter  -f database.sql
--   psql -d jupiter  -c '\password jupiter_owner' -c '\password jupiter_app' -c '\password jupiter_worker'
--
-- An administrator who is not a superuser gives himself the owner before the second command:
-- psql -d postgres -c "grant jupiter_owner to current_user"
--
-- None of them is a superuser, creates roles or databases, or bypasses row security. jupiter_app is a
-- member of nothing. jupiter_search cannot log in; it owns the search functions, so jupiter_owner,
-- which creates them, must be able to give them away.

do $$
declare
    login text;
begin
    foreach login in array array['jupiter_owner', 'jupiter_app', 'jupiter_worker'] loop
        if not exists (select from pg_roles where rolname = login) then
            execute format('create role %I login', login);
        end if;
    end loop;
    if not exists (select from pg_roles where rolname = 'jupiter_search') then
        create role jupiter_search nologin;
    end if;
    if not pg_has_role('jupiter_owner', 'jupiter_search', 'set') then
        grant jupiter_search to jupiter_owner;
    end if;
end
$$;
