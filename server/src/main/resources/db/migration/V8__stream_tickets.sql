-- Tickets for event streams that were used, until they would have ended anyway: each opens one stream, on whichever
-- node. Unused ones are stored nowhere.
create table used_stream_tickets (
    tenant_id uuid not null,
    id uuid not null,
    ended_at timestamptz not null,
    primary key (tenant_id, id)
);

create index used_stream_tickets_by_end on used_stream_tickets (ended_at);

select isolate('used_stream_tickets', worker => 'select, insert, delete');
