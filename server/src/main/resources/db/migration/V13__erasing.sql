-- People who are to be forgotten, and whom a row is about: what was said of them is found by `subject` (decision C50).

-- asked: nothing is wiped yet; wiped: what there was is wiped; closed: what comes late is no longer written down;
-- done: what came between is wiped too.
create table erasures (
    tenant_id uuid not null,
    subject uuid not null,
    asked_at timestamptz not null,
    state text not null check (state in ('asked', 'wiped', 'closed', 'done')),
    due_at timestamptz,
    primary key (tenant_id, subject),
    check ((due_at is null) = (state = 'done'))
);

create index erasures_due on erasures (due_at) where due_at is not null;
create index erasures_asked on erasures (asked_at) where state = 'asked';
create index erasures_done on erasures (asked_at) where state = 'done';

select isolate('erasures', app => 'select, insert', worker => 'select, update, delete');

-- Only rows about somebody are in these indexes; others cost what they cost before.
alter table events add column subject uuid;
create index events_by_subject on events (tenant_id, subject, day, id) where subject is not null;

alter table audit add column subject uuid;
create index audit_by_subject on audit (tenant_id, subject, day, id) where subject is not null;
grant update (details, subject) on audit to jupiter_worker;

-- Without document: the bodies are wiped.
alter table webhook_attempts add column subject uuid, alter column document drop not null;
create index webhook_attempts_by_subject on webhook_attempts (tenant_id, subject, day, delivery_id, id)
    where subject is not null;
grant update (summary, document, subject) on webhook_attempts to jupiter_worker;

-- One answer may tell of many people. Without answer: it is wiped.
alter table idempotency add column subjects uuid[], alter column answer drop not null;
create index idempotency_by_subject on idempotency using gin (subjects) where subjects is not null;
grant update (fingerprint, answer, subjects) on idempotency to jupiter_worker;

-- Such an index is read by bitmap scans only, which background work does without. The tenant is compared as text, for
-- its key looks like the shorter way while the table is small, and the plan is kept.
create function personal_answers(tenant uuid, person uuid, most integer) returns setof bytea
language plpgsql
stable
rows 100
set search_path = pg_catalog, public
set enable_bitmapscan = on
set enable_seqscan = off
set enable_indexscan = off
set enable_indexonlyscan = off
as $$
begin
    return query
        select scope
        from idempotency
        where tenant_id::text = tenant::text and subjects @> array[person]
        limit most;
end
$$;

revoke execute on function personal_answers(uuid, uuid, integer) from public;
grant execute on function personal_answers(uuid, uuid, integer) to jupiter_worker;

-- Samples in the catalogue would outlive the row.
alter table users alter column metadata set statistics 0;
