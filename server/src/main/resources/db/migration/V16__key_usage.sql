-- How much each key was used on each day (UTC), counted where the request log is written.

create table key_usage (
    tenant_id uuid not null,
    key_id uuid not null,
    day date not null,
    requests bigint not null,
    errors bigint not null,
    -- of the last request: its address and user agent, sealed as in the request log
    last_details bytea not null,
    primary key (tenant_id, key_id, day)
) with (fillfactor = 70);

create index key_usage_by_day on key_usage (day);

select isolate('key_usage', app => 'select', worker => 'select, insert, update, delete');
