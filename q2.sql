\timing on
begin; 
create function f2(query text) returns setof uuid language sql stable security definer set search_path = pg_catalog, public as $$
    with tenant as (
        select nullif(current_setting('app.tenant', true), '')::uuid as id
    ), wanted as (
        select quote_literal(lexeme)::tsquery as word, nth
        from unnest(tsvector_to_array(to_tsvector('simple', query))) with ordinality as lexemes (lexeme, nth)
    ), found as (
        select wanted.nth, tickets.id as ticket_id
        from wanted, tickets
        where tickets.tenant_id = (select id from tenant) and tickets.words @@ wanted.word
        union
        select wanted.nth, ticket_comments.ticket_id
        from wanted, ticket_comments
        where ticket_comments.tenant_id = (select id from tenant) and ticket_comments.words @@ wanted.word
    )
    select ticket_id
    from found
    group by ticket_id
    having count(*) = (select count(*) from wanted)
$$;
create function f3(query text) returns setof uuid language sql stable security definer set search_path = pg_catalog, public as $$
    with tenant as materialized (
        select nullif(current_setting('app.tenant', true), '')::uuid as id
    ), wanted as (
        select quote_literal(lexeme)::tsquery as word
        from unnest(tsvector_to_array(to_tsvector('simple', query))) as lexeme
    )
    select tickets.id from wanted, tickets
        where tickets.tenant_id = (select id from tenant) and tickets.words @@ wanted.word
$$;
alter function f2(text) owner to jupiter_search; alter function f3(text) owner to jupiter_search;
set role jupiter_app; select set_config('app.tenant','01a20219-a9e7-7e20-8227-c7b94b7c75a7', true);
select count(*) from find_tickets('printer'); select count(*) from find_tickets('printer'); select count(*) from find_tickets('printer');
select count(*) from f2('printer'); select count(*) from f2('printer'); select count(*) from f2('printer');
select count(*) from f3('printer');select count(*) from f3('printer');select count(*) from f3('printer');
select count(*) from find_tickets('printer slow'); select count(*) from find_tickets('printer slow'); select count(*) from f2('printer slow'); select count(*) from f2('printer slow');
rollback;
