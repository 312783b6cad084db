-- Items number :first to :last of a type as the server would have written them, with the rows of its indexes and its
-- counters. What nobody reads is made up: the hashes in `leaves`, of which there are as many as the server makes.
--
-- Variables: tenant, type, first, last, epoch (milliseconds of item 0), groups (how many items share a group: all / this),
-- leaves (how many), by_group and by_price (numbers of indexes), attributes (@n@ and @group@ stand for the item's).

-- A whole number above 0 in an index: a sign, the power of ten, two digits a byte (data.values).
create function pg_temp.kept(number bigint) returns bytea language sql immutable as $$
    select '\x0103'::bytea || substring(int4send(32767 + length(number::text)) from 3) || (
        select decode(string_agg(lpad(to_hex(rpad(substr(digits, 2 * nth - 1, 2), 2, '0')::integer + 1), 2, '0'), ''
            order by nth), 'hex')
        from rtrim(number::text, '0') as digits, generate_series(1, (length(digits) + 1) / 2) as nth)
$$;

-- Such as UuidV7 makes them, one in a millisecond.
create function pg_temp.item_id(millis bigint) returns uuid language sql immutable as $$
    select (lpad(to_hex(millis), 12, '0') || '7000b' || substr(md5(millis::text), 1, 15))::uuid
$$;

with numbers as (
    select n, pg_temp.item_id(:epoch + n) as id, 'g' || n % :groups as in_group,
           case when n % 5 = 0 then 'done' else 'active' end as status
    from generate_series(:first, :last) as n
), items as (
    insert into data_items (tenant_id, id, type, status, attributes, external_id, version, archived, updated_at, leaves)
    select :'tenant', id, :'type', status,
           replace(replace(:'attributes', '@n@', n::text), '@group@', in_group), 'ext-' || n, 1, false,
           to_timestamp((:epoch + n) / 1000.0),
           (select array_agg(hash order by hash)
            from generate_series(1, :leaves) as nth, hashtextextended(n::text, nth) as hash)
    from numbers
    returning status, octet_length(attributes) as bytes
), index_rows as (
    insert into data_index (tenant_id, index_id, archived, value, item_id)
    select :'tenant', index_id, false, value, id
    from numbers, lateral (values
        (:by_group, '\x01'::bytea || convert_to(in_group, 'UTF8')), (:by_price, pg_temp.kept(n))) as kept (index_id, value)
), counted as (
    select counter.*
    from (select status, count(*) as items, sum(bytes) as bytes from items group by status) as of_status,
         lateral (values
             ('data', '', items), ('data.type', :'type', items), ('data.status', status, items),
             ('data.type.status', :'type' || ' ' || status, items), ('data.bytes', :'type', bytes)
         ) as counter (name, key, value)
)
insert into counters (tenant_id, name, key, slot, value)
select :'tenant', name, key, 0, sum(value)
from counted
group by name, key
on conflict (tenant_id, name, key, slot) do update
set value = counters.value + excluded.value;
