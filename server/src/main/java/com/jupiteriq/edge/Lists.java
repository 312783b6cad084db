package com.jupiteriq.edge;

import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Page;
import java.util.function.Function;

/// A page of a list as a reply, with the way to the next one.
public final class Lists {

    private Lists() {}

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
