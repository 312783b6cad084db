-- In which format an endpoint is told of events.

alter table webhook_endpoints add column format text collate "C" not null default 'platform';
