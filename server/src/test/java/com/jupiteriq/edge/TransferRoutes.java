package com.jupiteriq.edge;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.TICKETS_READ;
import static com.jupiteriq.kernel.Permission.TICKETS_WRITE;

import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.edge.transfer.FormParts;
import com.jupiteriq.edge.transfer.Incoming;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// Routes that take bodies as they come and give contents that lie there, for tests. What becomes of each
/// body is remembered.
final class TransferRoutes {

    /// What a body may have; `X-Most` says another number.
    static final int MOST = 1 << 20;

    static final String TAG = "\"abc\"";
    static final String SPOKEN = "1.0.0";

    /// What the routes have seen, in order: `begun`, `taken <name> <length>`, `gone`, `refused <failure>`,
    /// `recorded`, `forgotten`.
    static final List<String> SEEN = new CopyOnWriteArrayList<>();

    /// Locks what follows: of all tests in the process one class at a time may hook itself in.
    static final String HOOKS = "the hooks of transfers";

    /// Is run when a body has been taken in.
    static volatile Runnable taken = () -> {};

    /// Is run when contents begin to be given.
    static volatile Runnable given = () -> {};

    private static final int SOME = 8 << 10;
    private static final Shape SHAPE = Shape.of("Taken",
        Field.required("name", Schema.text(100), "Its name."),
        Field.required("length", new Schema.Whole(0, Long.MAX_VALUE), "Its bytes."));
    private static final Field ID = Field.required("id", Schema.text(10), "Which thing.");
    private static final Field NAME =
        Field.optional("X-File-Name", Schema.text(100), "The name of the file.").example("\"hello.txt\"");
    private static final Field VERSION =
        Field.required("Tus-Resumable", new Schema.Constant(SPOKEN), "The protocol.").example("\"1.0.0\"");
    private static final Field CHECKSUM =
        Field.optional("Upload-Checksum", Schema.text(100), "What the bytes should be.");
    private static final Field OFFSET =
        Field.required("Upload-Offset", new Schema.Whole(0, Long.MAX_VALUE), "How many bytes are there.");
    private static final Header SPEAKS = new Header("Tus-Resumable", SPOKEN);

    private TransferRoutes() {}

    static List<Route> all() {
        return List.of(
            post("/things/upload").named("uploadThing", "Take a thing as it comes.").needs(TICKETS_WRITE)
                .receivesForm("Hello", Field.optional("note", Schema.text(20), "Words.").example("\"Hi\""))
                .receivesBytes(Route.BodyKind.ANY, "Hello").asks(NAME).tells(OFFSET)
                .gives(201, SHAPE)
                .takesIn(TransferRoutes::most, TransferRoutes::take),
            patch("/things/{id}/upload").where(ID).named("resumeThing", "Take more of a thing.")
                .needs(TICKETS_WRITE).receivesBytes("application/offset+octet-stream", "Hello")
                .asks(VERSION, CHECKSUM).tells(OFFSET).always(SPEAKS)
                .options(new Header("Tus-Version", SPOKEN), new Header("Tus-Extension", "creation"))
                .takesIn(TransferRoutes::most, TransferRoutes::more),
            get("/things/{id}/upload").where(ID).named("getThingUpload", "How much of a thing is there.")
                .needs(TICKETS_READ).asks(VERSION).tells(OFFSET).always(SPEAKS)
                .reads(request -> spoken(request,
                    Reply.nothing().with("Upload-Offset", "5").with("Cache-Control", "no-store"))),
            get("/things/{id}/bytes").where(ID).named("getBytes", "Get the bytes of a thing.")
                .needs(TICKETS_READ).givesStored("What it holds.", "text/plain", "image/png")
                .reads(request -> new Reply.Content("text/plain", "Zürich \"1\".txt",
                    new Reply.Stored(TAG, size(request), TransferRoutes::write))));
    }

    private static Reply spoken(Request request, Reply reply) {
        if (!SPOKEN.equals(request.header("Tus-Resumable"))) {
            throw new Refused(new Failure.VersionNotSpoken(SPOKEN));
        }
        return reply;
    }

    private static long most(Request request) {
        String most = request.header("X-Most");
        return most == null ? MOST : Long.parseLong(most);
    }

    /// Told by the id.
    private static long size(Request request) {
        return Long.parseLong(request.variable("id"));
    }

    /// The byte at each offset is known.
    static byte at(long offset) {
        return (byte) ('a' + offset % 26);
    }

    private static void write(Body.Sink sink, long from, long length) {
        given.run();
        for (long at = from; at < from + length; ) {
            byte[] some = new byte[(int) Math.min(SOME, from + length - at)];
            for (int i = 0; i < some.length; i++) {
                some[i] = at(at + i);
            }
            sink.write(some);
            at += some.length;
        }
    }

    private static Route.Received take(Request request, Incoming body) {
        SEEN.add("begun");
        try {
            boolean form = body.type() != null && body.type().value().equals(FormParts.TYPE);
            Taken all = form ? part(request, FormParts.of(body)) : new Taken(request,
                Optional.ofNullable(body.header("X-File-Name")).orElse("none"), read(body.bytes()));
            SEEN.add("taken " + all.name() + " " + all.bytes().length);
            taken.run();
            return all;
        } catch (ClientGone gone) {
            SEEN.add("gone");
            throw gone;
        } catch (Refused refused) {
            SEEN.add("refused " + refused.failure().getClass().getSimpleName());
            throw refused;
        }
    }

    private static Taken part(Request request, FormParts form) {
        Taken file = null;
        for (Optional<FormParts.Part> part = form.next(); part.isPresent(); part = form.next()) {
            if (part.get().name().equals("file")) {
                file = new Taken(request, String.valueOf(part.get().filename()), read(part.get().bytes()));
            }
        }
        if (file == null) {
            throw new Refused(new Failure.Unreadable("file", "There is no file."));
        }
        return file;
    }

    static byte[] read(InputStream bytes) {
        try {
            return bytes.readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Route.Received more(Request request, Incoming body) {
        spoken(request, Reply.nothing());
        Taken some = new Taken(request, "more", read(body.bytes()));
        if ("wrong".equals(body.header("Upload-Checksum"))) {
            throw new Refused(new Failure.ChecksumMismatch());
        }
        return some;
    }

    private record Taken(Request request, String name, byte[] bytes) implements Route.Received {

        @Override
        public byte[] said() {
            return (name + "\n" + new String(bytes, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Reply record(Write write) {
            write.about("1");
            String fate = request.header("X-Fate");
            if ("refuse".equals(fate)) {
                throw new Refused(new Failure.Conflict("Not now.", null));
            }
            write.record(new AuditEntry(
                "thing.create", UUID.randomUUID().toString(), null, TraitRoutes.THING));
            write.ifKept(() -> SEEN.add("recorded"));
            if ("break".equals(fate)) {
                write.stage("select pg_terminate_backend(pg_backend_pid())");
            }
            return name.equals("more")
                ? Reply.nothing().with("Upload-Offset", Integer.toString(bytes.length))
                : Reply.created("/v1/things/1", new JsonWriter().object().field("name", name)
                    .field("length", bytes.length).endObject().done()).with("Upload-Offset", "9");
        }

        @Override
        public void forget() {
            SEEN.add("forgotten");
        }
    }
}
