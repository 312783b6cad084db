package com.jupiteriq.lists;

import com.jupiteriq.store.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Rows of a table in which every one of some words occurs, found by statements whose cost has a bound
/// (decision 17), whatever else a list demands of the rows.
///
/// Whether a row holds every word is asked of few rows: of those with the rarest word, where one occurs in at
/// most [#FEW]; otherwise of those that come next in the order of the list, many of which fit. Only where the
/// next [#NEAR] hold less than a page and are not the last, everything is looked for.
///
/// @param table with `tenant_id`, `id` and a column `words`; called `candidate` where the words are asked for
/// @param finder the function of the role *search* that finds candidates by their words, in the table's own
///     columns or elsewhere: `finder(words text[], most bigint)`, one null for more than `most`, all without
/// @param counter the function beside it that counts the rows whose own words these are, and stops above
///     `most`: `counter(words text[], most bigint)`
/// @param holds whether `candidate` holds every word of `(select every from asked)`, a `tsquery`, each of
///     which is an element of `(select each from asked)`
public record WordSearch(String table, String finder, String counter, String holds) {

    /// Rows that are looked up for a word.
    static final int FEW = 1_000;

    /// Rows that are looked at one after the other.
    static final int NEAR = 20_000;

    private static final String ASKED = """
        with asked as materialized (
            select array_agg(word) as words, array_agg(quote_literal(word)::tsquery) as each,
                   string_agg(quote_literal(word), ' & ')::tsquery as every
            from unnest(string_to_array({words}, ' ')) as one (word)
        )""";

    private static final String FOUND = ASKED + """
        , found as materialized (
            select id
            from {finder}((select words from asked), {few}) as found (id)
        ), common as materialized (
            select exists (select from found where id is null) as yes
        )""";

    private static final SqlTemplate PAGE = new SqlTemplate(FOUND + """
        , rare as materialized (
            select {keys}
            from {table} as candidate
            {where}
              and id in (select id from found)
              and {holds}
        ), near as materialized (
            select {keys}
            from (
                select tenant_id, {keys}, words
                from {table}
                {where}
                  and (select yes from common)
                order by {order}
                limit {near}) as candidate
            where {holds}
            order by {order}
            limit {enough}
        ), further as materialized (
            select exists (
                select
                from {table}
                {where}
                  and (select yes from common) and (select count(*) from near) < {enough}
                order by {order}
                limit 1 offset {near}) as yes
        ), far as materialized (
            select {keys}
            from {table} as candidate
            {where}
              and (select yes from further)
              and id in (select {finder}((select words from asked), null))
              and {holds}
        ), page as materialized (
            select {keys} from rare
            union all
            select {keys} from near where not (select yes from further)
            union all
            select {keys} from far
            order by {order}
            limit {limit} offset {offset}
        )
        select whole.*
        from page cross join lateral (
            {select}
            where tenant_id = {tenant} and id = page.id
            offset 0) as whole
        order by {ordered}""");

    private static final SqlTemplate COUNTED = new SqlTemplate(FOUND + """
        , near as materialized (
            select id
            from (
                select tenant_id, id, words
                from {table}
                {where}
                  and (select yes from common)
                limit {near}) as candidate
            where {holds}
            limit {most} + 1
        ), further as materialized (
            select exists (
                select
                from {table}
                {where}
                  and (select yes from common) and (select count(*) from near) <= {most}
                limit 1 offset {near}) as yes
        ), counted as (
            select id
            from {table} as candidate
            {where}
              and id in (select id from found)
              and {holds}
            union all
            select id from near where not (select yes from further)
            union all
            select id
            from {table} as candidate
            {where}
              and (select yes from further)
              and id in (select {finder}((select words from asked), null))
              and {holds}
            limit {most} + 1
        )
        select case when {sure} > {most} then {most} + 1 else (select count(*) from counted) end""");

    private static final SqlTemplate ALL = new SqlTemplate(ASKED + """

        select count(*)
        from {table} as candidate
        {where}
          and id in (select {finder}((select words from asked), null))
          and {holds}""");

    /// What else a list demands.
    ///
    /// @param where the whole condition, the tenant's included
    /// @param keys the columns by which the list is sorted, `created_at, id`; the last is `id`
    /// @param order the same with their directions
    record Demand(UUID tenant, Sql where, String keys, String order) {}

    /// The rows of a page.
    ///
    /// @param select the columns with `from` and the table
    /// @param limit one row more than the page has, if it shall tell whether there is a next one
    Sql page(List<String> words, Demand demand, String select, long limit, long offset) {
        Map<String, Sql> pieces = pieces(words, demand.where());
        pieces.put("keys", Sql.of(demand.keys()));
        pieces.put("order", Sql.of(demand.order()));
        pieces.put("select", Sql.of(select));
        pieces.put("tenant", Sql.of("?", demand.tenant()));
        pieces.put("enough", Sql.of("?", limit + offset));
        pieces.put("limit", Sql.of("?", limit));
        pieces.put("offset", Sql.of("?", offset));
        pieces.put("ordered", Sql.of("page." + demand.order().replace(", ", ", page.")));
        return PAGE.filled(pieces);
    }

    /// How many rows there are: [Listing#MAX_COUNTED] and one more stand for any higher number.
    ///
    /// @param alone whether nothing else is demanded of a row
    Sql counted(List<String> words, Sql where, boolean alone) {
        Map<String, Sql> pieces = pieces(words, where);
        pieces.put("sure", alone
            ? Sql.of(counter + "((select words from asked), " + Listing.MAX_COUNTED + ")") : Sql.of("0"));
        return COUNTED.filled(pieces);
    }

    /// How many rows there are, which costs as much as there are.
    Sql count(List<String> words, Sql where) {
        return ALL.filled(pieces(words, where));
    }

    private Map<String, Sql> pieces(List<String> words, Sql where) {
        Map<String, Sql> pieces = new HashMap<>();
        pieces.put("table", Sql.of(table));
        pieces.put("finder", Sql.of(finder));
        pieces.put("holds", Sql.of(holds));
        pieces.put("words", Sql.of("?", String.join(" ", words)));
        pieces.put("where", where);
        pieces.put("most", Sql.of(Integer.toString(Listing.MAX_COUNTED)));
        pieces.put("few", Sql.of(Integer.toString(FEW)));
        pieces.put("near", Sql.of(Integer.toString(NEAR)));
        return pieces;
    }
}
