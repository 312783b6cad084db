-- Who may do what in the database of JupiterIQ, before any table exists. Run in that database by the
-- role that ran roles.sql; running it again changes nothing. Rights on tables come with the migrations.

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to jupiter_app, jupiter_worker', current_database());
end
$$;

revoke all on schema public from public;
grant usage, create on schema public to jupiter_owner;
grant usage on schema public to jupiter_app, jupiter_worker;
grant usage on schema public to jupiter_search;
-- only a migration that makes functions lets it create them, while it runs
revoke create on schema public from jupiter_search;
