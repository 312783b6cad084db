-- Words are found by the server's own rule and not by PostgreSQL's parser, whose letters depend on the locale of the
-- cluster and whose tokens swallow what is beside a sign (decision 17). The next step fills them in from what is stored.

drop function find_tickets(text);

alter table tickets drop column words;
alter table tickets add column words tsvector;
alter table ticket_comments drop column words;
alter table ticket_comments add column words tsvector;

-- Samples of what nobody compares by rank or range only cost time, and keep in the catalogue what was said.
alter table tickets alter column words set statistics 0;
alter table tickets alter column customer_email set statistics 0;
alter table ticket_comments alter column words set statistics 0;

-- Tickets that may hold every word, among them all that do: in subject, description or any comment. Those that hold
-- the rarest of the words; one null when each of them occurs in more than `most` tickets or comments. Without `most`
-- it finds them all, whatever that costs. It is planned once for all words and has to go by their indexes: any other
-- way looks cheap for the first words of a new table.
create function find_tickets(wanted text[], most bigint) returns setof uuid
language plpgsql
stable
security definer
rows 100
set search_path = pg_catalog, public
set enable_seqscan = off
set enable_indexscan = off
set enable_indexonlyscan = off
as $$
declare
    tenant constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
    every tsquery;
    either tsquery;
    word text;
    told uuid[];
    said uuid[];
begin
    if most is null then
        select string_agg(quote_literal(one), ' & ')::tsquery, string_agg(quote_literal(one), ' | ')::tsquery
        into every, either
        from unnest(wanted) as one;
        return query
            select id from tickets where tenant_id = tenant and words @@ every
            union
            select ticket_id from ticket_comments where tenant_id = tenant and words @@ either;
        return;
    end if;
    -- long words are rare, as a rule
    for word in select one from unnest(wanted) as one order by length(one) desc, one loop
        every := quote_literal(word)::tsquery;
        told := array(select id from tickets where tenant_id = tenant and words @@ every limit most + 1);
        if cardinality(told) <= most then
            said := array(
                select ticket_id from ticket_comments where tenant_id = tenant and words @@ every limit most + 1);
            if cardinality(said) <= most then
                return query select unnest(told) union select unnest(said);
                return;
            end if;
        end if;
    end loop;
    return next null;
end
$$;

-- How many tickets hold every word in themselves, whatever their comments say; `most` and one more stand for any
-- higher number.
create function count_tickets(wanted text[], most bigint) returns bigint
language plpgsql
stable
security definer
set search_path = pg_catalog, public
set enable_seqscan = off
set enable_indexscan = off
set enable_indexonlyscan = off
as $$
declare
    tenant constant uuid := nullif(current_setting('app.tenant', true), '')::uuid;
    every constant tsquery := (select string_agg(quote_literal(one), ' & ') from unnest(wanted) as one)::tsquery;
begin
    return (
        select count(*)
        from (select from tickets where tenant_id = tenant and words @@ every limit most + 1) as counted);
end
$$;

grant create on schema public to jupiter_search;
alter function find_tickets(text[], bigint) owner to jupiter_search;
alter function count_tickets(text[], bigint) owner to jupiter_search;
revoke create on schema public from jupiter_search;
revoke execute on function find_tickets(text[], bigint), count_tickets(text[], bigint) from public;
grant execute on function find_tickets(text[], bigint), count_tickets(text[], bigint) to jupiter_app;
