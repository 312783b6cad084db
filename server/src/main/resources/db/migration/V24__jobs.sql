-- Long work that clients have asked for.

create table jobs (
    tenant_id uuid not null,
    id uuid not null,
    kind text not null,
    -- the permission of what it does
    needs text not null,
    state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    -- JSON of what is wanted, and what was sent with it; sealed, and dropped when it is over
    wanted bytea,
    input bytea,
    -- who asked; a user's name is kept nowhere in clear
    principal_kind text not null,
    principal_id uuid not null,
    principal_name text not null,
    delegate_kind text,
    delegate_id uuid,
    delegate_name text,
    -- as they were, by their words
    permissions text[] not null,
    -- since when it is among those of its account that may run
    admitted_at timestamptz,
    -- begun so often; only the last attempt commits anything
    attempt integer not null default 0,
    -- tries in a row that failed without a step
    failures integer not null default 0,
    done bigint not null default 0,
    total bigint,
    -- JSON of the first of them
    errors text not null default '[]',
    -- whether there will be something to fetch
    makes boolean not null default false,
    result_type text,
    result_name text,
    result_parts integer not null default 0,
    result_bytes bigint not null default 0,
    -- whether there are parts, whole or not
    result_kept boolean not null default false,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, id),
    check ((wanted is null) = (state not in ('queued', 'running'))),
    check ((delegate_kind is null) = (delegate_id is null)),
    check ((finished_at is null) = (state in ('queued', 'running')))
);

create index jobs_by_creation on jobs (tenant_id, created_at desc, id desc);
create index jobs_unfinished on jobs (id) where state in ('queued', 'running');
create index jobs_by_age on jobs (created_at);
create index jobs_with_results on jobs (finished_at) where result_kept;
create index jobs_that_make on jobs (tenant_id) where makes and result_kept;
create index jobs_unfinished_of_tenant on jobs (tenant_id) where state in ('queued', 'running');

select isolate('jobs', app => 'select, insert, update', worker => 'select, update, delete');

-- What a job has made, sealed, in the order of its parts; an attempt that is not the job's last one is forgotten.
create table job_results (
    tenant_id uuid not null,
    job_id uuid not null,
    attempt integer not null,
    part integer not null,
    content bytea not null,
    primary key (tenant_id, job_id, attempt, part),
    foreign key (tenant_id, job_id) references jobs on delete cascade
);

alter table job_results alter column content set storage external;

select isolate('job_results', app => 'select, insert, delete', worker => 'select, delete');

-- The table of db-scheduler, as it wants it: a row for each job that may run, which says which node runs it and when
-- that was last heard of. It belongs to no tenant and names jobs by ids only.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);

grant select, insert, update, delete on scheduled_tasks to jupiter_worker;
