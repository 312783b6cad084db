-- Work that the server does by itself. The objects that wait for it lie in the tables of their features.

-- The table of db-scheduler for chores, in the shape of scheduled_tasks: a row for each object that is among those of
-- its account that may be worked on. It belongs to no tenant and names objects by ids only.
create table scheduled_chores (
    task_name text not null,
    task_instance text not null,
    -- whose place it is; db-scheduler does not know of it
    account_id uuid not null,
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

create index scheduled_chores_by_time on scheduled_chores (execution_time);
create index scheduled_chores_by_heartbeat on scheduled_chores (last_heartbeat);

grant select, insert, update, delete on scheduled_chores to jupiter_worker;
