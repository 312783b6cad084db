package com.jupiteriq.edge.v1.data;

import static com.jupiteriq.data.ItemDocument.ITEM;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.kernel.Permission.DATA_READ;

import com.jupiteriq.data.feed.ChangeFeed;
import com.jupiteriq.data.finding.Finding;
import com.jupiteriq.data.finding.Wanted;
import com.jupiteriq.data.values.Condition;
import com.jupiteriq.edge.Lists;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.query.Family;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import java.util.List;
import java.util.stream.Stream;

/// Lists of data items (000:293, 000:333).
final class ItemLists {

    /// Conditions on attributes of one request.
    private static final int MOST_CONDITIONS = 20;

    private static final String INSIDE = Condition.PARAMETER;

    private static final Family CONDITIONS = new Family(INSIDE, MOST_CONDITIONS, Field.optional(
        INSIDE + "*", Schema.nonEmpty(4_000),
        "What lies at a path of the attributes: `attributes.city=Oslo`, or with an operator"
            + " `attributes.price[gte]=10`: eq, ne, gt, gte, lt, lte, in, prefix, exists.")
        .example("\"Oslo\""));

    /// Twice the text of the largest attributes, as the database sends them and as text.
    private static final long LARGEST = 640 << 10;

    private final Finding finding;
    private final ChangeFeed feed;

    ItemLists(Finding finding, ChangeFeed feed) {
        this.finding = finding;
        this.feed = feed;
    }

    List<Route> table() {
        return List.of(
            get("/data").named("listItems", "List data items.")
                .needs(DATA_READ).largest(LARGEST)
                .filters(Stream.concat(
                    finding.parameters().stream(), Stream.of(ItemFields.PARAMETER)).toList())
                .family(CONDITIONS).heads(nextAfter()).lists(ITEM.shape()).asTable()
                .examples(ItemExamples.LIST).reads(this::list),
            get("/data/trash").named("listDeletedItems", "List the data items in the trash.")
                .needs(DATA_READ).largest(LARGEST)
                .pages(ITEM, finding.trash(), (request, selection) ->
                    finding.trash(request.caller(), selection, request.query().page())));
    }

    private Route.Heading nextAfter() {
        return new Route.Heading("X-Next-After",
            "The position from which `/data/changes` goes on behind this list.",
            request -> Long.toString(feed.newest(request.caller())));
    }

    private Reply list(Request request) {
        Query query = request.query();
        ItemFields fields = ItemFields.of(query);
        Wanted wanted = Wanted.of(query::text, query.family(INSIDE));
        return Lists.of(finding.page(request.caller(), wanted, query.page()), fields::shown, query);
    }
}
