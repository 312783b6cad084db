-- The audit trail over the API. An entry is written in the transaction of its change, as before; in the background it
-- gets its place in the trail of its environment, and seals are made over stretches of places.

-- The commitment is a salted hash of what is encrypted in details, so that those can be wiped; the digest is a hash of
-- everything else. An entry without commitment was written before this migration and gets one with its place.
alter table audit
    alter column action type text collate "C",
    alter column target type text collate "C",
    alter column target drop not null,
    alter column request_id type text collate "C",
    add outcome text collate "C" not null default 'done' check (outcome in ('done', 'denied')),
    add actor_type text collate "C"
        check (actor_type in ('user', 'service_account', 'operator', 'system')),
    add address_index text collate "C",
    add on_behalf uuid,
    add stands_for bigint check (stands_for > 0),
    add commitment bytea,
    add sequence bigint check (sequence > 0),
    add digest bytea,
    add check ((sequence is null) = (digest is null));

-- Only the first of these costs the write of a change anything: an entry joins the others with its place.
create index audit_unplaced on audit (created_at) where sequence is null;
create index audit_by_sequence on audit (tenant_id, sequence) where sequence is not null;
create index audit_by_action on audit (tenant_id, action, day, id) where sequence is not null;
create index audit_by_actor on audit (tenant_id, actor_id, day, id) where sequence is not null;
create index audit_by_target on audit (tenant_id, target, day, id) where sequence is not null;
create index audit_by_request on audit (tenant_id, request_id, day, id) where sequence is not null;
create index audit_by_address on audit (tenant_id, address_index, day, id) where sequence is not null;
-- What people have done, or others for them, until it is wiped.
create index audit_by_person on audit (tenant_id, actor_id, day, id)
    where actor_type = 'user' and address_index is not null;
create index audit_by_behalf on audit (tenant_id, on_behalf, day, id) where on_behalf is not null;
create index audit_denied on audit (tenant_id, day, id) where sequence is not null and outcome = 'denied';
-- In the order of places; without them, what is rare would be looked for along the whole trail.
create index audit_places_by_action on audit (tenant_id, action, sequence) where sequence is not null;
create index audit_places_by_actor on audit (tenant_id, actor_id, sequence) where sequence is not null;
create index audit_places_by_address on audit (tenant_id, address_index, sequence) where sequence is not null;
create index audit_places_denied on audit (tenant_id, sequence) where sequence is not null and outcome = 'denied';

grant update (details, actor_type, address_index, on_behalf, commitment, sequence, digest) on audit to jupiter_worker;

-- The last place that was given, and how many of them are under a seal; from which day on entries are kept, signed as
-- seals are, so that nobody can pass off as too old what he has taken away.
create table audit_heads (
    tenant_id uuid primary key,
    sequence bigint not null,
    sealed bigint not null default 0,
    unsealed_since timestamptz,
    kept_from date,
    kept_signature bytea,
    kept_key text,
    check ((sequence = sealed) = (unsealed_since is null))
) with (fillfactor = 50);

create index audit_heads_unsealed on audit_heads (unsealed_since) where unsealed_since is not null;

create table audit_seals (
    tenant_id uuid not null,
    number bigint not null,
    first bigint not null,
    last bigint not null check (last >= first),
    previous bytea not null,
    seal bytea not null,
    signature bytea not null,
    key_id text not null,
    oldest_day date not null,
    sealed_at timestamptz not null,
    primary key (tenant_id, number)
);

create index audit_seals_by_time on audit_seals (tenant_id, sealed_at);

-- The keys of the installation that sign seals, their private halves wrapped by the master key.
create table signing_keys (
    id text primary key,
    public_key bytea not null,
    wrapped bytea not null,
    created_at timestamptz not null
);

grant select, insert, update on signing_keys to jupiter_worker;

select isolate('audit_heads', worker => 'select, insert, update');
select isolate('audit_seals', app => 'select', worker => 'select, insert, delete');
