-- One day of requests of a tenant, and what flushes would have added to the rollups, minute by minute.
-- Variables: tenant, key (public id), ago (days), many.

create temporary table made as
select at, method, route, status, code, agent, micros,
       -- the bucket of server/…/rollups/Times
       case when micros < 128 then micros
            else (floor(log(2, micros)) - 6) * 64 + (micros >> (floor(log(2, micros)) - 6)::integer) end::integer as bucket
from (
    select date_trunc('day', now() - make_interval(days => :ago), 'UTC')
               + least(extract(epoch from now() - date_trunc('day', now() - make_interval(days => :ago), 'UTC')), 86400)
               * random() * interval '1 second' as at,
           (array['GET', 'GET', 'GET', 'POST', 'PATCH', 'DELETE'])[1 + floor(random() * 6)] as method,
           (array['/v1/tickets', '/v1/tickets/{id}', '/v1/users', '/v1/data', '/v1/events', '/v1/data/{id}'])
               [1 + floor(random() * random() * 6)] as route,
           outcome.status, outcome.code,
           (array['curl', 'warehouse', 'Mozilla'])[1 + floor(random() * random() * 3)] as agent,
           exp(8 + 1.2 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()))::bigint as micros
    from generate_series(1, :many)
    join (values (0, 200, null), (1, 404, 'RESOURCE_NOT_FOUND'), (2, 422, 'VALIDATION_ERROR'),
                 (3, 429, 'RATE_LIMIT_EXCEEDED')) as outcome (number, status, code)
        on outcome.number = case when generate_series % 20 < 17 then 0 else generate_series % 20 - 16 end
) requests;

insert into request_log (tenant_id, day, id, key_id, method, route, status, code, agent, micros, details)
select :'tenant', (at at time zone 'UTC')::date,
       (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
           || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid,
       gen_random_uuid(), method, route, status, code, agent, micros, decode(repeat('00', 60), 'hex')
from made;

insert into rollup_deltas (
    tenant_id, series, at, facet, facets, count, micros, least, most, times, latest, peak)
select :'tenant', 'requests', minute, encode(substr(sha256(convert_to(listed, 'UTF8')), 1, 16), 'hex')::uuid,
       string_to_array(listed, chr(10), ''), count(*), sum(micros), min(micros), max(micros),
       decode(string_agg(lpad(to_hex(bucket & 127 | 128), 2, '0') || lpad(to_hex(bucket >> 7), 2, '0') || '01', ''),
           'hex'), '', ''
from (
    select *, date_trunc('minute', at) as minute, concat_ws(chr(10), method || ' ' || route, :'key', method,
        status::text, coalesce(code, ''), agent) as listed
    from made
) listed
group by minute, listed;
