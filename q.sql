\timing on
set role jupiter_app; begin; select set_config('app.tenant','01a20219-a9e7-7e20-8227-c7b94b7c75a7', true);
select count(*) from find_tickets('printer');
select count(*) from find_tickets('printer');
explain (analyze, costs off, timing off, buffers) select id, number from tickets where tenant_id='01a20219-a9e7-7e20-8227-c7b94b7c75a7' and id in (select find_tickets('printer')) order by created_at desc, id desc limit 21;
explain (analyze, costs off, timing off, buffers) select count(*) from tickets where tenant_id='01a20219-a9e7-7e20-8227-c7b94b7c75a7' and id in (select find_tickets('printer'));
reset role; set role jupiter_search;
explain (analyze, timing off, buffers)  with tenant as (
        select nullif(current_setting('app.tenant', true), '')::uuid as id
    ), wanted as (
        select quote_literal(lexeme)::tsquery as word
        from unnest(tsvector_to_array(to_tsvector('simple', 'printer'))) as lexeme
    ), found as (
        select wanted.word, tickets.id as ticket_id
        from wanted, tickets
        where tickets.tenant_id = (select id from tenant) and tickets.words @@ wanted.word
        union
        select wanted.word, ticket_comments.ticket_id
        from wanted, ticket_comments
        where ticket_comments.tenant_id = (select id from tenant) and ticket_comments.words @@ wanted.word
    )
    select ticket_id
    from found
    group by ticket_id
    having count(*) = (select count(*) from wanted);
explain (analyze, timing off, buffers) select id from tickets where tenant_id='01a20219-a9e7-7e20-8227-c7b94b7c75a7' and words @@ 'printer'::tsquery;
