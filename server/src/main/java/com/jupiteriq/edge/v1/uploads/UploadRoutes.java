package com.jupiteriq.edge.v1.uploads;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.files.FileDocument.FILE;
import static com.jupiteriq.kernel.Permission.FILES_DELETE;
import static com.jupiteriq.kernel.Permission.FILES_READ;
import static com.jupiteriq.kernel.Permission.FILES_WRITE;

import com.jupiteriq.accounts.Feature;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.transfer.Incoming;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.resuming.Addition;
import com.jupiteriq.files.resuming.Checksum;
import com.jupiteriq.files.resuming.NewUpload;
import com.jupiteriq.files.resuming.Resuming;
import com.jupiteriq.files.resuming.Upload;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.util.List;

/// Uploads that can be resumed (R165–R167).
final class UploadRoutes {

    private static final String GATE = Feature.RESUMABLE_UPLOAD.word();
    private static final PathId ID = new PathId("id", StoredFile.PREFIX, "file");

    /// The smallest file of one of the types that everybody may keep.
    private static final String EXAMPLE = "%PDF-1.7\n%%EOF\n";

    /// An answer to be asked for anew each time.
    private static final String CACHE_CONTROL = "Cache-Control";

    private final Resuming resuming;
    private final Files files;

    UploadRoutes(Resuming resuming, Files files) {
        this.resuming = resuming;
        this.files = files;
    }

    List<Route> table() {
        return List.of(
            post("/files/uploads")
                .named("createUpload", "Begin an upload that can be resumed, with first bytes or without.")
                .needs(FILES_WRITE).gated(GATE).receivesBytes(Tus.TYPE, EXAMPLE)
                .asks(Tus.RESUMABLE, Tus.LENGTH, Tus.METADATA, Tus.CHECKSUM)
                .gives(201, FILE.shape()).tells(Tus.OFFSET, Tus.EXPIRES)
                .always(Tus.SPOKEN).options(Tus.OPTIONS).quota(FileRoom.BYTES)
                .takesIn(request -> FileRoom.largest(request.caller()), this::create),
            get("/files/uploads/{id}").where(ID.field())
                .named("getUpload", "Read how far an upload has come, which `HEAD` tells too.")
                .needs(FILES_READ).gated(GATE).asks(Tus.OFFERED)
                .gives(200, FILE.shape()).tells(Tus.OFFSET, Tus.LENGTH, Tus.METADATA, Tus.EXPIRES)
                .always(Tus.SPOKEN).options(Tus.OPTIONS).reads(this::read),
            patch("/files/uploads/{id}").where(ID.field())
                .named("continueUpload", "Send bytes of an upload from where it goes on.")
                .needs(FILES_WRITE).gated(GATE).receivesBytes(Tus.TYPE, EXAMPLE)
                .asks(Tus.RESUMABLE, Tus.OFFSET, Tus.CHECKSUM).tells(Tus.OFFSET, Tus.EXPIRES)
                .always(Tus.SPOKEN)
                .takesIn(request -> FileRoom.largest(request.caller()), this::append),
            delete("/files/uploads/{id}").where(ID.field())
                .named("deleteUpload", "End an upload, and delete its file.")
                .needs(FILES_DELETE).gated(GATE).asks(Tus.RESUMABLE)
                .always(Tus.SPOKEN).changes(this::end));
    }

    private Route.Received create(Request request, Incoming body) {
        Tus.demandVersion(body.header(Tus.SPOKEN.name()));
        refuse(body, "Upload-Defer-Length", "The length of a file must be known. Send Upload-Length.");
        refuse(body, "Upload-Concat", "Files are not made of others. Send each as one upload.");
        long length = Tus.number(Tus.LENGTH, body.header(Tus.LENGTH.name()));
        if (length == 0) {
            throw new Refused(Failure.Invalid.of(Problem.wrong(
                Tus.LENGTH.name(), "The file is empty. Send one of at least one byte.")));
        }
        String said = body.header(Tus.METADATA.name());
        NewUpload upload =
            new NewUpload(length, UploadMetadata.details(said), said == null ? "" : said);
        return new Creation(resuming, resuming.take(request.caller(), upload, body.bytes(),
            Tus.checksum(body.header(Tus.CHECKSUM.name()))));
    }

    private static void refuse(Incoming body, String header, String message) {
        if (body.header(header) != null) {
            throw new Refused(new Failure.Unreadable(header, message));
        }
    }

    /// Whoever speaks no tus may look too.
    private Reply read(Request request) {
        String version = request.header(Tus.SPOKEN.name());
        if (version != null) {
            Tus.demandVersion(version);
        }
        Upload upload = resuming.get(request.caller(), ID.in(request));
        Reply.One told = Reply.ok(FILE.of(files.get(request.caller(), upload.file())))
            .with(Tus.OFFSET.name(), Long.toString(upload.offset()))
            .with(Tus.LENGTH.name(), Long.toString(upload.length()))
            .with(Tus.METADATA.name(), upload.said())
            .with(CACHE_CONTROL, "no-store");
        return upload.isWhole() ? told : told.with(Tus.EXPIRES.name(), Tus.time(upload.ends()));
    }

    private Route.Received append(Request request, Incoming body) {
        Tus.demandVersion(body.header(Tus.SPOKEN.name()));
        Negotiation.require(body.header("Content-Type"), List.of(Tus.TYPE));
        long offset = Tus.number(Tus.OFFSET, body.header(Tus.OFFSET.name()));
        Checksum checksum = Tus.checksum(body.header(Tus.CHECKSUM.name()));
        return new Continuation(resuming.grow(request.caller(), ID.in(request), new Addition(
            offset, body.bytes(), body.announced(), checksum, request::demandStillAllowed)));
    }

    private Reply end(Request request, Write write) {
        Tus.demandVersion(request.header(Tus.SPOKEN.name()));
        Upload upload = resuming.get(write.caller(), ID.in(request));
        files.delete(upload.file(), version -> true, write);
        return Reply.nothing();
    }
}
