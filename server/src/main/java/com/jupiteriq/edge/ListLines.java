package com.jupiteriq.edge;

import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.query.CursorText;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.waiting.ListMemory;
import com.jupiteriq.edge.waiting.ListPlaces;
import com.jupiteriq.json.Csv;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.lists.PageRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A whole list, one object a line, as JSON (NDJSON) or as a table (CSV), read page by page as fast as the
/// client takes it. Each page is a read of its own behind the place of the one before, so that no transaction
/// outlives it, and an object that was there throughout comes exactly once where the key of the order does
/// not move.
///
/// @param type one of [#FORMS]
/// @param first what was asked for
record ListLines(Route route, String type, Request first, Rules rules)
    implements Body.Source {

    /// What is said of the types in which a whole list can be had, as `Content-Type`.
    static final Map<String, String> FORMS = Map.of(
        Negotiation.NDJSON, Negotiation.NDJSON,
        Negotiation.CSV, Negotiation.CSV + "; charset=utf-8; header=present");

    /// Objects of one page, and of the first one, of which nobody knows how large they are.
    static final int MAX_PAGE = 500;
    private static final int FIRST_PAGE = 100;

    /// The bytes that a page should have. Objects that turn out to be large come fewer at a time.
    private static final int PAGE_BYTES = 1 << 20;

    /// What bounds all streams together.
    ///
    /// @param time for the reading of one page, and of every ordinary operation
    record Rules(ListPlaces places, ListMemory memory, Duration time) {

        static Rules of(Duration time) {
            return new Rules(new ListPlaces(), ListMemory.ofHeap(), time);
        }
    }

    static String contentType(String type) {
        return Objects.requireNonNull(FORMS.get(type));
    }

    static List<Header> headers(String type) {
        return List.of(new Header("Content-Type", contentType(type)),
            new Header("Vary", "Accept"));
    }

    @Override
    public void writeTo(Body.Sink sink) {
        rules.places().within(first.caller().tenant().account(), () ->
            pages((lines, objects) -> sink.write(lines)));
    }

    /// The same for whoever has a place of another kind.
    void pages(WholeLists.Pages to) {
        Csv table = type.equals(Negotiation.CSV) ? new Csv(Objects.requireNonNull(route.gives())) : null;
        byte[] head = table == null ? new byte[0] : table.head().getBytes(StandardCharsets.UTF_8);
        int limit = FIRST_PAGE;
        String place = null;
        do {
            Reply.Listed page = page(limit, place);
            byte[] lines = lines(page.items(), table);
            if (head.length > 0) {
                to.write(head, 0);
                head = new byte[0];
            }
            to.write(lines, page.items().size());
            limit = following(lines.length, page.items().size());
            place = page.nextCursor();
        } while (place != null);
    }

    private Reply.Listed page(int limit, @Nullable String place) {
        PageRequest wanted = new PageRequest(limit, 0,
            place == null ? null : CursorText.decode(place).orElseThrow(), PageRequest.Total.NONE);
        Query query = first.query().at(wanted);
        Request request = first.of(inTime(first.caller()), query);
        return rules.memory().patiently(route.largest(query), () ->
            route.operation() instanceof Route.Operation.Read(Route.Reading reading)
                && reading.answer(request) instanceof Reply.Listed listed ? listed : notAList());
    }

    private Reply.Listed notAList() {
        throw new IllegalStateException(route.path() + " is declared as a list and answers something else");
    }

    private Caller inTime(Caller caller) {
        return caller.within(Deadline.in(rules.time()));
    }

    private static byte[] lines(List<JsonText> items, @Nullable Csv table) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(items.size() * 512);
        for (JsonText item : items) {
            String line = table == null ? item.text() + '\n' : table.line(item);
            lines.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        }
        return lines.toByteArray();
    }

    private static int following(int bytes, int objects) {
        return Math.clamp((long) PAGE_BYTES * objects / Math.max(1, bytes), 1, MAX_PAGE);
    }
}
