-- Bursts, alerts before a limit is used up, requests for higher limits.

-- What was agreed beside the plan: how many per cent more there may be in how many minutes of a day (UTC).
alter table accounts
    add burst_percent integer not null default 0 check (burst_percent between 0 and 1000),
    add burst_minutes integer not null default 0 check (burst_minutes between 0 and 1440),
    add check ((burst_percent = 0) = (burst_minutes = 0));

-- Which thresholds were told, so that each is told once a day over all nodes.
create table limit_alerts (
    tenant_id uuid not null,
    day date not null,
    -- what is counted, and in which window
    subject uuid not null,
    unit text not null check (unit in ('minute', 'hour', 'day')),
    threshold integer not null,
    primary key (tenant_id, day, subject, unit, threshold)
) partition by range (day);

select isolate('limit_alerts', app => 'select, insert');

create table limit_increases (
    tenant_id uuid not null,
    id uuid not null,
    version integer not null,
    limit_name text not null,
    wanted bigint not null,
    reason text not null,
    state text not null check (state in ('pending', 'granted', 'declined')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 90);

create index limit_increases_by_creation on limit_increases (tenant_id, created_at, id);
create index limit_increases_pending on limit_increases (id) where state = 'pending';

select isolate('limit_increases', app => 'select, insert, update', worker => 'select');

-- Of the operator: the ticket that was opened for a request, one each.
create table limit_increase_tickets (
    tenant_id uuid not null,
    request_id uuid not null,
    ticket_id uuid not null,
    primary key (tenant_id, request_id)
);

select isolate('limit_increase_tickets', app => 'select, insert', worker => 'select');
