-- Reports: questions about what happened that are kept, when they are asked, and what came of it. What the operator
-- guarantees.

create table reports (
    tenant_id uuid not null,
    id uuid not null,
    version integer not null,
    name text not null,
    -- one of the two: a question of the product's, or one of the customer's own as JSON
    template text collate "C",
    query text,
    format text collate "C" not null check (format in ('json', 'csv')),
    -- null without a schedule
    every text collate "C" check (every in ('day', 'week', 'month')),
    -- of the week or the month
    on_day integer,
    -- on the clocks of the zone, '07:00'
    at_time text collate "C",
    time_zone text collate "C",
    -- users; what is mailed to whom is decided when it is
    recipients uuid[] not null default '{}',
    last_run_at timestamptz,
    next_run_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    check ((template is null) <> (query is null)),
    check ((every is null) = (at_time is null) and (every is null) = (time_zone is null)
        and (every is null) = (next_run_at is null)),
    check ((on_day is null) = (every is null or every = 'day'))
) with (fillfactor = 85);

create index reports_by_creation on reports (tenant_id, created_at, id);
create index reports_by_update on reports (tenant_id, updated_at, id);
create index reports_by_next_run on reports (next_run_at, id) where next_run_at is not null;

select isolate('reports', app => 'select, insert, update, delete', worker => 'select');

-- A run has the id of its job, which is forgotten before it.
create table report_runs (
    tenant_id uuid not null,
    id uuid not null,
    report_id uuid not null,
    state text collate "C" not null check (state in ('running', 'succeeded', 'failed')),
    -- whether nobody asked for it
    scheduled boolean not null,
    media_type text,
    -- what the report told, sealed
    content bytea,
    content_bytes bigint not null default 0,
    -- people who were written to
    mailed integer not null default 0,
    error text,
    created_at timestamptz not null,
    finished_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, report_id) references reports on delete cascade,
    check ((finished_at is null) = (state = 'running')),
    check ((content is null) = (state <> 'succeeded') and (media_type is null) = (content is null)),
    check ((error is null) = (state <> 'failed'))
);

alter table report_runs alter column content set storage external;
alter table report_runs alter column content set statistics 0;

create index report_runs_by_report on report_runs (tenant_id, report_id, created_at, id);
create unique index report_runs_running on report_runs (tenant_id, report_id) where state = 'running';
create index report_runs_unfinished on report_runs (id) where state = 'running';
create index report_runs_by_age on report_runs (created_at);

select isolate('report_runs', app => 'select, insert, update', worker => 'select, delete');

-- One row, which the operator changes: how many per cent of the minutes of a month the server is to be there, and what
-- a customer is owed where it was not. 'below percent', both in per cent.
create table sla (
    alone boolean primary key default true check (alone),
    version integer not null default 1,
    target numeric not null check (target > 0 and target <= 100),
    credits text[] not null,
    updated_at timestamptz not null default now()
);

insert into sla (target, credits) values (99.9, '{}');

grant select, update on sla to jupiter_app;
grant select on sla to jupiter_worker;

-- Which plans it is promised to.
update plans
set gates = gates || '{sla}'::text[]
where name in ('professional', 'enterprise') and not 'sla' = any (gates);
