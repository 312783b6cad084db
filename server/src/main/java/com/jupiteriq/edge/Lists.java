package com.jupiteriq.edge;

import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.query.CursorText;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.lists.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A page of a list as a reply, with the way to the next one.
public final class Lists {

    private static final byte[] COMMA = {','};

    private Lists() {}

    /// A page as an answer: its items as `data`, then the other fields. `Link` leads to the next page.
    ///
    /// @param others the object of the other fields, at least one
    public static Answer answer(Reply.Listed list, JsonText others) {
        Answer answer = new Answer(
            200, List.of(new Header("Content-Type", Answer.JSON)), bytes("data", list.items(), others));
        return list.nextQuery() == null ? answer
            : answer.with("Link", "<?" + list.nextQuery() + ">; rel=\"next\"");
    }

    /// One JSON object in UTF-8, the list as its first field before the others. Its items are copied once
    /// instead of into a text of the whole before.
    ///
    /// @param others the object of the other fields, at least one
    static byte[] bytes(String field, List<JsonText> items, JsonText others) {
        List<byte[]> parts = new ArrayList<>(2 * items.size() + 2);
        parts.add(("{\"" + field + "\":[").getBytes(StandardCharsets.UTF_8));
        for (JsonText item : items) {
            if (parts.size() > 1) {
                parts.add(COMMA);
            }
            parts.add(item.text().getBytes(StandardCharsets.UTF_8));
        }
        parts.add(("]," + others.text().substring(1)).getBytes(StandardCharsets.UTF_8));
        byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    public static <T> Reply of(Page<T> page, Function<T, JsonText> document, Query query) {
        String cursor = page.next() == null ? null : CursorText.encode(page.next());
        return new Reply.Listed(
            page.items().stream().map(document).toList(),
            page.total(),
            query.page(),
            cursor,
            cursor == null ? null : query.from(cursor));
    }
}
