-- Several peppers at a time: each hash of a secret names the one that it was made with.

-- By their fingerprints. The one that `fingerprints` names is in force: new hashes take it.
create table peppers (
    id text primary key,
    -- in the order in which they came
    number integer not null unique,
    added_at timestamptz not null
);

-- Each pepper wrapped by each other one: a process that knows one of them learns all, until they are retired.
create table pepper_handovers (
    known text not null references peppers on delete cascade,
    learned text not null references peppers on delete cascade,
    wrapped bytea not null,
    primary key (known, learned)
);

grant select, insert, delete on peppers, pepper_handovers to jupiter_worker;

insert into peppers (id, number, added_at)
select fingerprint, 1, now()
from fingerprints
where secret = 'pepper';

-- Null for a key that is over for good and whose pepper was retired.
alter table api_keys add pepper text references peppers;

-- The owner, too, sees rows of a tenant only.
alter table api_keys no force row level security;

update api_keys
set pepper = (select id from peppers);

alter table api_keys force row level security;

create index api_keys_by_pepper on api_keys (pepper);
