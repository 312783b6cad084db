package com.jupiteriq.edge.query;

import com.jupiteriq.json.Times;
import com.jupiteriq.lists.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The opaque form of a [Cursor]: base64url of version, sort, value and id. It holds nothing secret: a forged
/// one leads to another place of the caller's own list.
public final class CursorText {

    static final int MAX_LENGTH = Cursor.MAX_TEXT;

    /// The characters of a value that is bytes, without its mark.
    static final int MAX_BYTES_TEXT = 1_400;

    private static final String VERSION = "1";
    private static final String SEPARATOR = "|";
    private static final Pattern SORT = Pattern.compile("-?[a-z][a-z_]{0,39}");
    private static final Pattern SORT_BY_PATH = Pattern.compile("-?attributes\\.[^\\p{Cntrl}]{1,1000}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern BYTES = Pattern.compile("~[A-Za-z0-9_-]{0," + MAX_BYTES_TEXT + "}");

    /// Version, sort, value and id. A path may hold a separator, nothing else can.
    private static final Pattern PARTS = Pattern.compile("([^|]*)\\|(.*)\\|([^|]*)\\|([^|]*)");

    private CursorText() {}

    public static String encode(Cursor cursor) {
        String text = String.join(SEPARATOR, VERSION, cursor.sort(), cursor.value(), cursor.id().toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The cursor behind the text; empty when [#encode] cannot have written it.
    public static Optional<Cursor> decode(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Matcher parts = PARTS.matcher(
                new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (!parts.matches() || !VERSION.equals(parts.group(1))
                || !fits(parts.group(2), parts.group(3))) {
                return Optional.empty();
            }
            Cursor cursor = new Cursor(parts.group(2), parts.group(3), UUID.fromString(parts.group(4)));
            // The decoders forgive padding, spare bits and short UUIDs; only one text stands for a cursor.
            return encode(cursor).equals(text) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /// Sorts are by a time, by a number or by bytes, which are told as `~` and base64url. Which of them this
    /// one is by, the list knows.
    private static boolean fits(String sort, String value) {
        return BYTES.matcher(value).matches()
            ? SORT.matcher(sort).matches() || SORT_BY_PATH.matcher(sort).matches()
            : SORT.matcher(sort).matches() && (time(value) || NUMBER.matcher(value).matches());
    }

    private static boolean time(String value) {
        try {
            Instant.parse(value);
            return Times.timestamp(value).isPresent();
        } catch (DateTimeException none) {
            return false;
        }
    }
}
