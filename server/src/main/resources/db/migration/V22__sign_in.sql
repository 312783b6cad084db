-- Signing in with a password: tries that failed, and tokens that stand for a forgotten password.

-- Shown to whoever asks why somebody cannot sign in; what counts stands in sign_in_tries.
alter table users add locked_until timestamptz;

-- Failures in a row, of a user or of a text with which nobody signs in. Such texts share 100,000 places in each
-- environment; of those that meet in one the last is remembered.
create table sign_in_tries (
    tenant_id uuid not null,
    -- the user, or the place
    subject uuid not null,
    user_id uuid,
    text_index text collate "C",
    failed integer not null,
    -- tries that are being looked at; those of a node that died are over by then
    pending integer not null,
    pending_until timestamptz not null,
    locked_until timestamptz,
    primary key (tenant_id, subject),
    foreign key (tenant_id, user_id) references users on delete cascade,
    check ((user_id is null) <> (text_index is null))
) with (fillfactor = 50);

create index sign_in_tries_by_user on sign_in_tries (tenant_id, user_id) where user_id is not null;

select isolate('sign_in_tries', app => 'select, insert, update, delete');

-- Takes one of the tries that may be under way or have failed: 'begun'. 'full' when all are under way or have failed, to
-- be asked again; 'failed' when all have failed and nobody has locked yet; 'locked'. A lock that is over is forgotten.
-- The commit does not wait for the disk: what a crash takes back was about tries that ended with it.
create function begin_sign_in(
    asked uuid, person uuid, words text, at timestamptz, latest timestamptz, most integer)
returns text
language plpgsql
as $$
declare
    tenant constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
    known sign_in_tries;
begin
    select * into known from sign_in_tries where tenant_id = tenant and subject = asked;
    if found and known.text_index is not distinct from words and known.locked_until > at then
        return 'locked';
    end if;
    perform set_config('synchronous_commit', 'off', true);
    loop
        begin
            insert into sign_in_tries (tenant_id, subject, user_id, text_index, failed, pending, pending_until)
            values (tenant, asked, person, words, 0, 0, at)
            on conflict do nothing;
        exception when foreign_key_violation then
            -- whoever was deleted in between is let in no more than one who is locked
            return 'locked';
        end;
        select * into known from sign_in_tries where tenant_id = tenant and subject = asked for update;
        exit when found;
    end loop;
    if known.text_index is distinct from words then
        known.failed := 0;
        known.pending := 0;
        known.locked_until := null;
    end if;
    if known.pending_until < at then
        known.pending := 0;
    end if;
    if known.locked_until <= at then
        known.failed := 0;
        known.locked_until := null;
    end if;
    if known.locked_until is not null then
        return 'locked';
    end if;
    if known.failed >= most then
        return 'failed';
    end if;
    if known.failed + known.pending >= most then
        return 'full';
    end if;
    update sign_in_tries
    set text_index = words, failed = known.failed, pending = known.pending + 1, pending_until = latest,
        locked_until = null
    where tenant_id = tenant and subject = asked;
    return 'begun';
end
$$;

-- What became of a try that was begun: 'passed', 'failed', or 'left' when nobody knows. A text is locked here, a user by
-- a change that is put on record. Gives the failures in a row.
create function end_sign_in(asked uuid, outcome text, lock_until timestamptz, most integer) returns integer
language plpgsql
as $$
declare
    tenant constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
    known sign_in_tries;
begin
    perform set_config('synchronous_commit', 'off', true);
    select * into known from sign_in_tries where tenant_id = tenant and subject = asked for update;
    if not found then
        return 0;
    end if;
    if outcome = 'passed' and known.pending <= 1 then
        delete from sign_in_tries where tenant_id = tenant and subject = asked;
        return 0;
    end if;
    known.failed := case outcome
        when 'passed' then 0
        when 'failed' then least(known.failed + 1, most)
        else known.failed
    end;
    update sign_in_tries
    set failed = known.failed, pending = greatest(known.pending - 1, 0),
        locked_until = case
            when user_id is null and known.failed >= most then coalesce(locked_until, lock_until)
            else locked_until
        end
    where tenant_id = tenant and subject = asked;
    return known.failed;
end
$$;

revoke execute on function begin_sign_in(uuid, uuid, text, timestamptz, timestamptz, integer),
    end_sign_in(uuid, text, timestamptz, integer) from public;
grant execute on function begin_sign_in(uuid, uuid, text, timestamptz, timestamptz, integer),
    end_sign_in(uuid, text, timestamptz, integer) to jupiter_app;

-- The newest token of a user, known by its hash only; null once it was used. The times of the last mails stay.
create table password_resets (
    tenant_id uuid not null,
    user_id uuid not null,
    id uuid not null,
    -- to which address the token went
    email_index text collate "C" not null,
    token_hash bytea,
    pepper text references peppers,
    expires_at timestamptz not null,
    sent timestamptz[] not null,
    primary key (tenant_id, user_id),
    foreign key (tenant_id, user_id) references users on delete cascade
);

create index password_resets_by_pepper on password_resets (pepper) where pepper is not null;
create unique index password_resets_by_id on password_resets (tenant_id, id);

select isolate('password_resets', app => 'select, insert, update, delete', worker => 'select, update');
