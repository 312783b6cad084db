package com.jupiteriq.lists;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// The place after one row of a sorted list.
///
/// @param sort the sort that the list had, as in the `sort` parameter; a cursor is valid for that sort only
/// @param value the row's sort value: an ISO 8601 instant, a number, or bytes: `~` and base64url
/// @param id the row's id, which breaks ties
public record Cursor(String sort, String value, UUID id) {

    /// The characters of its text: room for the longest value and a sort by a long path, and also in the
    /// target of a request.
    public static final int MAX_TEXT = 4_096;

    private static final String BYTES = "~";
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /// This cursor, of a list with this sort. Refuses when it was made for another.
    public Cursor of(String wanted) {
        if (!sort.equals(wanted)) {
            throw notOurs();
        }
        return this;
    }

    /// The sort value as a time. Refuses when the cursor was not made here.
    public Instant time() {
        try {
            Instant time = Instant.parse(value);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
                throw notOurs();
            }
            return time;
        } catch (DateTimeException unreadable) {
            throw notOurs();
        }
    }

    /// The sort value as a number. Refuses when the cursor was not made here.
    public long number() {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException unreadable) {
            throw notOurs();
        }
    }

    /// The sort value as a small number. Refuses when the cursor was not made here.
    public short rank() {
        try {
            return Short.parseShort(value);
        } catch (NumberFormatException unreadable) {
            throw notOurs();
        }
    }

    /// The sort value as bytes. Refuses when the cursor was not made here.
    public byte[] bytes() {
        try {
            if (value.startsWith(BYTES)) {
                return Base64.getUrlDecoder().decode(value.substring(BYTES.length()));
            }
        } catch (IllegalArgumentException unreadable) {
            throw notOurs();
        }
        throw notOurs();
    }

    /// A sort value that is bytes.
    public static String value(byte[] bytes) {
        return BYTES + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Refused notOurs() {
        return new Refused(new Failure.Unreadable(
            "cursor", "This cursor was not given by this list. Send the `next_cursor` of the page before."));
    }
}
