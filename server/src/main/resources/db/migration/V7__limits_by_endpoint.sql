-- Limits by endpoint and per day, keys with path rules (decision C26).

alter table api_keys
    drop constraint api_keys_limit_window_check,
    add check (limit_window in ('minute', 'hour', 'day')),
    -- Patterns such as 'GET /v1/tickets/**'; none for every operation.
    add paths text[] not null default '{}';

-- What was agreed beside the plan. Each endpoint limit is a pattern and a rate: 'POST /v1/tickets/** 100/day'.
alter table accounts
    add requests_per_minute bigint check (requests_per_minute > 0),
    add endpoint_limits text[] not null default '{}';
