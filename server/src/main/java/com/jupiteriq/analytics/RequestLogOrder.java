package com.jupiteriq.analytics;

import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.Order;
import com.jupiteriq.store.Sql;
import java.time.LocalDate;

/// By the ids of requests, which begin with their times; the days name the partitions.
final class RequestLogOrder implements Order<LoggedRequest> {

    @Override
    public String name() {
        return "created_at";
    }

    @Override
    public String columns(String direction) {
        return "day" + direction + ", id" + direction;
    }

    /// The day once more, so that only its partition and those behind it are read.
    @Override
    public Sql after(Cursor cursor, String comparison) {
        LocalDate day = UuidV7.day(cursor.id());
        return Sql.of("day " + comparison + "= ? and (day, id) " + comparison + " (?, ?)",
            day, day, cursor.id());
    }

    @Override
    public String value(LoggedRequest row) {
        return row.at().toString();
    }
}
