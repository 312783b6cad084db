package com.jupiteriq.edge.v1.files;

import static com.jupiteriq.files.FileDocument.FILE;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.http.HeaderValue;
import com.jupiteriq.edge.transfer.FormParts;
import com.jupiteriq.edge.transfer.Incoming;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileDocument;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.Uploaded;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Takes files in, as they are or in a form.
record FileUpload(Files files, Uploads uploads, FileRoom room) implements Route.Receiving {

    static final String NAME_HEADER = "X-File-Name";

    /// Three times as many characters, where each byte is escaped, and more than a name can have.
    private static final int MAX_HEADER = 4_096;

    static final Field NAME = Field.optional(NAME_HEADER, Schema.text(MAX_HEADER),
        "Of a file that is sent as it is: its name in UTF-8, percent-encoded.").example("\"report.pdf\"");

    static final Field METADATA = FileDocument.METADATA.field();
    static final Field EXPIRES_AT = FileDocument.EXPIRES_AT.field();

    /// What a form may take beside the file in it.
    static final long FORM_BYTES = 256 << 10;

    private static final int HEX = 3;

    /// Bytes that a body may have, so that the file in it can have as many as it may.
    static long most(Request request) {
        return FileRoom.largest(request.caller()) + FORM_BYTES;
    }

    @Override
    public Route.Received receive(Request request, Incoming body) {
        Caller caller = request.caller();
        HeaderValue type = body.type();
        boolean form = type != null && type.value().equals(FormParts.TYPE);
        room.demand(caller, announced(body.announced(), form));
        return form ? new UploadForm(caller, files, uploads).read(body) : asItIs(caller, body);
    }

    /// Of a form only what is surely of the file.
    private static long announced(OptionalLong announced, boolean form) {
        return Math.max(1, announced.orElse(1) - (form ? FORM_BYTES : 0));
    }

    private Received asItIs(Caller caller, Incoming body) {
        FileDetails details = FileDetails.named(decoded(body.header(NAME_HEADER)));
        files.demand(details);
        return new Received(files, uploads, uploads.take(caller, body.bytes()), details);
    }

    /// Refuses with `Unreadable` what is no percent-encoded UTF-8.
    private static String decoded(@Nullable String header) {
        if (header == null) {
            throw unreadable("A file that is sent as it is needs a name. Send the header " + NAME_HEADER
                + ", or a form with the part `file`.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(header.length());
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            boolean escaped = c == '%' && i + HEX <= header.length()
                && HexFormat.isHexDigit(header.charAt(i + 1)) && HexFormat.isHexDigit(header.charAt(i + 2));
            if (escaped) {
                bytes.write(HexFormat.fromHexDigits(header, i + 1, i + HEX));
                i += HEX - 1;
            } else if (c == '%' || c >= 0x7f || c < ' ') {
                throw notEncoded();
            } else {
                bytes.write(c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
        } catch (CharacterCodingException notUtf8) {
            throw notEncoded();
        }
    }

    private static Refused notEncoded() {
        return unreadable("The name of the file must be percent-encoded UTF-8, such as report%20%C3%A9t%C3%A9"
            + ".pdf.");
    }

    private static Refused unreadable(String message) {
        return new Refused(new Failure.Unreadable(NAME_HEADER, message));
    }

    /// A file that lies in storage.
    record Received(Files files, Uploads uploads, Uploaded uploaded, FileDetails details)
        implements Route.Received {

        /// Name, metadata, end and contents, in whatever order and form they came.
        @Override
        public byte[] said() {
            return new JsonWriter().object()
                .field("name", details.name())
                .field("metadata", details.metadata())
                .field("expires_at", details.expiresAt() == null ? null : details.expiresAt().toString())
                .field("sha256", uploaded.sha256())
                .endObject().toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Reply record(Write write) {
            StoredFile file = files.add(uploaded, details, write);
            return Reply.created(V1.MOUNT + "/files/" + file.publicId(), FILE.of(file))
                .etag(ETags.of(file.version()));
        }

        @Override
        public void forget() {
            uploads.forget(uploaded);
        }
    }
}
