package com.jupiteriq.edge.v1.uploads;

import static com.jupiteriq.files.FileDocument.FILE;

import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileDocument;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the header `Upload-Metadata` says of a file. Names that mean nothing here are passed over, since
/// clients send some by themselves, such as `filetype`.
final class UploadMetadata {

    private static final String FILENAME = "filename";

    /// A name, and its value unless that is empty.
    private static final Pattern PAIR = Pattern.compile("([!-+\\--~]+)(?: +([A-Za-z0-9+/]+={0,2}))? *");

    private UploadMetadata() {}

    /// Refuses with `Unreadable` what is not formed as tus has it, or has no `filename`; with `Invalid` what
    /// nobody may say of a file.
    static FileDetails details(@Nullable String header) {
        Map<String, byte[]> said = header == null ? Map.of() : pairs(header);
        if (!said.containsKey(FILENAME)) {
            throw Tus.unreadable(Tus.METADATA,
                "A file needs a name. Send `filename`, a space, and the name in Base64.");
        }
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put(FileDocument.NAME.name(), text(FILENAME, said.get(FILENAME)));
        byte[] metadata = said.get(FileDocument.METADATA.name());
        if (metadata != null) {
            fields.put(FileDocument.METADATA.name(), json(metadata));
        }
        String end = FileDocument.EXPIRES_AT.name();
        if (said.containsKey(end)) {
            fields.put(end, text(end, said.get(end)));
        }
        return FileDocument.details(
            FILE.created(ShapeReader.read(FILE.creation(), new JsonValue.Obj(fields), false)));
    }

    private static Map<String, byte[]> pairs(String header) {
        Map<String, byte[]> pairs = new HashMap<>();
        for (String pair : header.split(",", -1)) {
            var parts = PAIR.matcher(pair.stripLeading());
            if (!parts.matches()) {
                throw misformed();
            }
            String value = parts.group(2) == null ? "" : parts.group(2);
            if (pairs.put(parts.group(1), decoded(value)) != null) {
                throw Tus.unreadable(Tus.METADATA, "A name comes twice. Send each once.");
            }
        }
        return pairs;
    }

    private static byte[] decoded(String value) {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException noBase64) {
            throw misformed();
        }
    }

    private static Refused misformed() {
        return Tus.unreadable(Tus.METADATA, "Send names with their values in Base64, such as `filename"
            + " cmVwb3J0LnBkZg==`, and a comma between two of them.");
    }

    private static JsonValue text(String name, byte[] utf8) {
        try {
            return new JsonValue.Str(
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException notUtf8) {
            throw Tus.unreadable(Tus.METADATA, "The value of `" + name + "` must be UTF-8.");
        }
    }

    private static JsonValue json(byte[] utf8) {
        try {
            return JsonReader.read(utf8);
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.Unreadable)) {
                throw refused;
            }
            throw new Refused(new Failure.Invalid(List.of(Problem.wrong(FileDocument.METADATA.name(),
                "This must be a JSON object in UTF-8."))));
        }
    }
}
