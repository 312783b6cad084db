package com.jupiteriq.edge.v1.files;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.files.FileDocument.FILE;
import static com.jupiteriq.kernel.Permission.FILES_DELETE;
import static com.jupiteriq.kernel.Permission.FILES_READ;
import static com.jupiteriq.kernel.Permission.FILES_WRITE;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.links.StoredBytes;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.files.Appeal;
import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.FileContents;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.Thumbnail;
import com.jupiteriq.files.kinds.FileType;
import com.jupiteriq.files.links.FileLink;
import com.jupiteriq.files.links.FileLinks;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// What `/v1` says about files (R152–R164).
final class FileRoutes {

    private static final PathId ID = new PathId("id", StoredFile.PREFIX, "file");

    /// Metadata and a name of the largest size, twice, and what else is told.
    private static final long LARGEST = 64 << 10;

    private static final int MAX_URL = 200;

    private static final Field SIZE = Field.required("size",
        new Schema.OneOf(Arrays.stream(Size.values()).map(Size::word).toList()),
        "How large the longer side may be: 128, 512 or 1,024 pixels.").example("\"small\"");

    private static final String EXPIRES_IN = "expires_in";
    private static final Shape LINK = Shape.of("NewFileLink",
        Field.required(EXPIRES_IN,
            new Schema.Whole(FileLinks.SHORTEST.toSeconds(), FileLinks.LONGEST.toSeconds()),
            "In how many seconds it ends.").example("3600"));
    private static final Shape LINK_MADE = Shape.of("FileLink",
        Field.required("url", Schema.text(MAX_URL),
            "Where anybody reads the file, below the address of this server."),
        Field.required("expires_at", Schema.timestamp(), "When it ends, if not before."));

    private static final String REASON = "reason";
    private static final Shape APPEAL = Shape.of("NewFileAppeal",
        Field.required(REASON, Schema.nonEmpty(Appeal.MAX_REASON), "Why it is no virus.")
            .example("\"This is our own installer, which the scanner does not know.\""));

    private final Files files;
    private final FileContents contents;
    private final FileLinks links;
    private final FileAppeals appeals;
    private final FileUpload upload;

    FileRoutes(Files files, FileContents contents, FileLinks links, FileAppeals appeals, FileUpload upload) {
        this.files = files;
        this.contents = contents;
        this.links = links;
        this.appeals = appeals;
        this.upload = upload;
    }

    List<Route> table() {
        return List.of(
            get("/files").named("listFiles", "List files.")
                .needs(FILES_READ).largest(LARGEST).pages(FILE, files.list()),
            post("/files").named("uploadFile", "Upload a file, as it is or in a form.")
                .needs(FILES_WRITE)
                .receivesForm(FileExamples.CONTENTS, FileUpload.METADATA, FileUpload.EXPIRES_AT)
                .receivesBytes(Route.BodyKind.ANY, FileExamples.CONTENTS).asks(FileUpload.NAME)
                .gives(201, FILE.shape()).tagged().quota(FileRoom.BYTES)
                .takesIn(FileUpload::most, upload),
            get("/files/{id}").where(ID.field()).named("getFile", "Read what is told of a file.")
                .needs(FILES_READ).gives(200, FILE.shape()).tagged()
                .reads(request -> shown(files.get(request.caller(), ID.in(request)))),
            patch("/files/{id}").where(ID.field())
                .named("updateFile", "Change what is said about a file by a merge patch.")
                .needs(FILES_WRITE).takes(FILE.patch()).gives(200, FILE.shape()).tagged()
                .examples(FileExamples.RENAMED).changes(this::change),
            delete("/files/{id}").where(ID.field())
                .named("deleteFile", "Delete a file that is attached to nothing, with its bytes and links.")
                .needs(FILES_DELETE).tagged().changes(this::remove),
            get("/files/{id}/content").where(ID.field()).named("downloadFile", "Read the bytes of a file.")
                .needs(FILES_READ).givesStored("The bytes of the file.", types())
                .reads(request -> StoredBytes.reply(contents.of(request.caller(), ID.in(request)))),
            get("/files/{id}/thumbnails/{size}").where(ID.field(), SIZE)
                .named("getThumbnail", "Read a small picture of a file.")
                .needs(FILES_READ).givesStored("The thumbnail.", "image/jpeg", "image/png")
                .reads(this::thumbnail),
            post("/files/{id}/links").where(ID.field())
                .named("createFileLink", "Make an address at which anybody reads the file.")
                .needs(FILES_WRITE).takes(LINK).gives(201, LINK_MADE)
                .examples(FileExamples.LINKED).changes(this::link),
            delete("/files/{id}/links").where(ID.field())
                .named("deleteFileLinks", "End all links of a file.")
                .needs(FILES_WRITE).changes(this::endLinks),
            post("/files/{id}/appeal").where(ID.field())
                .named("appealFile", "Say that a file in quarantine has no virus.")
                .needs(FILES_WRITE).takes(APPEAL).gives(202, FILE.shape())
                .examples(FileExamples.APPEALED).changes(this::appeal));
    }

    private static String[] types() {
        return Arrays.stream(FileType.values()).map(FileType::mediaType).toArray(String[]::new);
    }

    private Reply change(Request request, Write write) {
        return shown(files.change(ID.in(request), ETags.expected(request.ifMatch()),
            before -> FILE.patched(before, request.body()), write));
    }

    private Reply remove(Request request, Write write) {
        files.delete(ID.in(request), ETags.expected(request.ifMatch()), write);
        return Reply.nothing();
    }

    private Reply thumbnail(Request request) {
        Size size = Thumbnail.size(request.variable("size")).orElseThrow(() -> {
            files.get(request.caller(), ID.in(request));
            return new Refused(new Failure.Missing("thumbnail"));
        });
        return StoredBytes.reply(contents.of(request.caller(), ID.in(request), size));
    }

    private Reply link(Request request, Write write) {
        long seconds = request.body().whole(EXPIRES_IN, 0);
        FileLink link = links.make(ID.in(request), Duration.ofSeconds(seconds), write);
        return Reply.created(new JsonWriter().object().field("url", link.path())
            .field("expires_at", link.endsAt()).endObject().done());
    }

    private Reply endLinks(Request request, Write write) {
        links.end(ID.in(request), write);
        return Reply.nothing();
    }

    private Reply appeal(Request request, Write write) {
        StoredFile file =
            appeals.appeal(ID.in(request), request.body().requiredText(REASON), write);
        return Reply.accepted(FILE.of(file));
    }

    private static Reply shown(StoredFile file) {
        return Reply.ok(FILE.of(file)).etag(ETags.of(file.version()));
    }
}
