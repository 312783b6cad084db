-- Tickets for event streams that were used, until they would have ended anyway: each opens one stream, on whichever
-- node. Unused ones are stored nowhere.
create table used_stream_tickets (
    tenant_id uuid not null,
    id uuid not null,
    ended_at timestamptz not null,
    primary key (tenant_id, id)
);

create index used_stream_tickets_by_end on used_stream_tickets (ended_at);

alter table used_stream_tickets enable row level security;
alter table used_stream_tickets force row level security;
create policy tenant on used_stream_tickets to jupiter_app
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy worker on used_stream_tickets to jupiter_worker using (true);
grant select, insert, delete on used_stream_tickets to jupiter_worker;
