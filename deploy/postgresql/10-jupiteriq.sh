#!/bin/sh
# Roles and database as docs/operating/own-postgresql.md says; the image of PostgreSQL runs this once, on an empty volume.
set -eu

run() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"; }

run --dbname postgres --file /jupiteriq/roles.sql
run --dbname postgres --command "create database jupiter owner jupiter_owner template template0 encoding 'UTF8'"
run --dbname jupiter --file /jupiteriq/database.sql
run --dbname jupiter <<'SQL'
\getenv owner OWNER_PASSWORD
\getenv app APP_PASSWORD
\getenv worker WORKER_PASSWORD
alter role jupiter_owner password :'owner';
alter role jupiter_app password :'app';
alter role jupiter_worker password :'worker';
SQL
