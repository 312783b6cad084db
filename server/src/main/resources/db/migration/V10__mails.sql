-- Mails that wait to be sent, and without their contents those that have ended: what an environment has sent lately
-- is counted by them. Recipient, subject and texts are encrypted (decision D3) and wiped when the mail has ended.

create table mails (
    tenant_id uuid not null,
    id uuid not null,
    about uuid not null,
    language text not null,
    recipient bytea,
    subject bytea,
    plain bytea,
    html bytea,
    created_at timestamptz not null,
    due_at timestamptz,
    tries integer not null default 0,
    claimed_by uuid,
    outcome text check (outcome in ('sent', 'refused', 'given_up', 'erased')),
    ended_at timestamptz,
    primary key (tenant_id, id),
    check ((due_at is null) = (outcome is not null) and (outcome is null) = (ended_at is null)),
    check (num_nonnulls(recipient, subject, plain, html) = case when outcome is null then 4 else 0 end)
) with (fillfactor = 70);

create index mails_by_creation on mails (tenant_id, created_at);
create index mails_by_person on mails (tenant_id, about);
create index mails_due on mails (due_at) where due_at is not null;
create index mails_claimed on mails (claimed_by) where claimed_by is not null;
create index mails_ended on mails (ended_at) where ended_at is not null;

select isolate('mails', app => 'select, insert, update', worker => 'select, update, delete');
