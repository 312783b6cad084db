package com.jupiteriq.edge.v1.uploads;

import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.files.resuming.Checksum;
import com.jupiteriq.files.resuming.Checksum.Algorithm;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of tus 1.0.
final class Tus {

    static final String TYPE = "application/offset+octet-stream";

    private static final String VERSION = "1.0.0";
    private static final String EXTENSIONS =
        "creation,creation-with-upload,checksum,termination,expiration";

    static final Header SPOKEN = new Header("Tus-Resumable", VERSION);

    /// What anybody is told who asks.
    static final Header[] OPTIONS = {SPOKEN, new Header("Tus-Version", VERSION),
        new Header("Tus-Extension", EXTENSIONS),
        new Header("Tus-Checksum-Algorithm", String.join(",", Algorithm.words()))};

    private static final Schema VERSIONS = new Schema.OneOf(List.of(VERSION));
    private static final String SPEAKS = "The version of tus that the client speaks.";

    static final Field RESUMABLE =
        Field.required(SPOKEN.name(), VERSIONS, SPEAKS).example("\"" + VERSION + "\"");

    /// The same of a request that only looks.
    static final Field OFFERED =
        Field.optional(SPOKEN.name(), VERSIONS, SPEAKS).example("\"" + VERSION + "\"");

    private static final Schema TEXT = Schema.nonEmpty(RequestBounds.MAX_HEADERS);
    private static final Schema NUMBER = new Schema.Patterned("^[0-9]{1,19}$");

    static final Field LENGTH = Field.required("Upload-Length", NUMBER, "How many bytes the file has.")
        .example("\"15\"");
    static final Field OFFSET = Field.required("Upload-Offset", NUMBER, "How many bytes are there.")
        .example("\"0\"");
    static final Field METADATA = Field.required("Upload-Metadata", TEXT,
        "What is said of the file, each value in Base64 behind its name: `filename`, and perhaps `metadata`"
            + " (a JSON object) and `expires_at`. Other names are passed over and told again.")
        .example("\"filename cmVwb3J0LnBkZg==,filetype YXBwbGljYXRpb24vcGRm\"");
    static final Field CHECKSUM = Field.optional("Upload-Checksum", TEXT,
        "What the bytes of this request add up to, in Base64 behind `sha1`, `sha256` or `md5`. With it none"
            + " of them counts before all are verified.")
        .example("\"sha1 FDD2QYDf8ORrmFvB6+GfoE5rUCM=\"");
    static final Field EXPIRES = Field.optional("Upload-Expires", TEXT,
        "When the upload ends by itself, unless it goes on; absent for a file that is whole.");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");
    private static final DateTimeFormatter TIME = DateTimeFormatter
        .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Tus() {}

    /// Refuses with `VersionNotSpoken` every other version, also that of a client which names none.
    static void demandVersion(@Nullable String sent) {
        if (!VERSION.equals(sent)) {
            throw new Refused(new Failure.VersionNotSpoken(VERSION));
        }
    }

    /// A number of bytes. Refuses with `Unreadable` what is none.
    static long number(Field header, @Nullable String sent) {
        if (sent == null) {
            throw unreadable(header, "This header is required.");
        }
        try {
            if (DIGITS.matcher(sent).matches()) {
                return Long.parseLong(sent);
            }
        } catch (NumberFormatException beyondAll) {
            // as any other text that is no number
        }
        throw unreadable(header, "This must be a whole number of bytes, not below 0.");
    }

    static @Nullable Checksum checksum(@Nullable String sent) {
        if (sent == null) {
            return null;
        }
        String[] words = sent.strip().split(" +", 2);
        Algorithm algorithm = Algorithm.of(words[0]).orElseThrow(() -> unreadable(CHECKSUM,
            "The bytes are added up by one of " + String.join(", ", Algorithm.words()) + "."));
        try {
            return new Checksum(algorithm, Base64.getDecoder().decode(words.length < 2 ? "" : words[1]));
        } catch (IllegalArgumentException noBase64) {
            throw unreadable(CHECKSUM, "Send the name of the algorithm, a space, and the sum in Base64.");
        }
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    static Refused unreadable(Field header, String message) {
        return new Refused(new Failure.Unreadable(header.name(), message));
    }
}
