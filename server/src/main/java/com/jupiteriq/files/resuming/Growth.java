package com.jupiteriq.files.resuming;

import com.jupiteriq.files.FileArrivals;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.files.contents.PartWriter;
import com.jupiteriq.files.resuming.Underway.Turn;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.store.Writes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one request adds to a file: parts, each recorded when it is durable. Where the request breaks, what
/// came is a part too. With a checksum all of it is one part, recorded when it was verified, or not at all.
final class Growth implements AutoCloseable {

    /// The bytes of a part, and so of what may have to be sent twice.
    static final long PART = 8L << 20;

    static final int CHUNK = 64 << 10;

    /// For the record of one part, behind however long the request has taken so far.
    private static final Duration RECORDING = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Growth.class);

    private final Tools tools;
    private final Caller caller;
    private final UUID file;
    private final FileKey key;
    private final long begin;
    private final long length;
    private final Turn turn;
    private final Runnable stillAllowed;
    private List<Part> last;
    private long recorded;
    private @Nullable PartWriter open;

    /// With what bytes are put away and recorded.
    record Tools(UploadStore store, FileArrivals arrivals, Contents contents, Uploads uploads, Writes writes,
        InstantSource clock) {}

    /// @param turn of the request
    /// @param stillAllowed refuses when the caller may not go on; asked before each record
    Growth(Tools tools, Caller caller, UploadStore.Found found, FileKey key, Turn turn,
        Runnable stillAllowed) {
        this.tools = tools;
        this.caller = caller;
        this.file = found.upload().file();
        this.key = key;
        this.begin = found.upload().offset();
        this.length = found.upload().length();
        this.last = found.last();
        this.recorded = begin;
        this.turn = turn;
        this.stillAllowed = stillAllowed;
    }

    /// Takes all there is. Refuses with `Conflict` when others were faster. Whatever else ends it is thrown
    /// behind the record of what came, where that can be kept.
    ///
    /// @return where the file goes on
    long take(Sent sent) {
        byte[] chunk = new byte[CHUNK];
        long most = sent.isVerified() ? Long.MAX_VALUE : PART;
        int count = read(sent, chunk, most);
        while (count >= 0) {
            writer().write(chunk, 0, count);
            if (written() == most) {
                record();
            }
            count = read(sent, chunk, most);
        }
        sent.verify();
        record();
        return recorded;
    }

    private int read(Sent sent, byte[] chunk, long most) {
        try {
            return sent.read(chunk, most - written());
        } catch (RuntimeException broken) {
            if (sent.isDivisible()) {
                keep();
            }
            throw broken;
        }
    }

    private long written() {
        return open == null ? 0 : open.size();
    }

    private PartWriter writer() {
        PartWriter writer = open == null ? tools.contents.begin(key, recorded) : open;
        open = writer;
        return writer;
    }

    /// What cannot be kept is sent again.
    private void keep() {
        try {
            if (turn.leaves()) {
                record();
            }
        } catch (RuntimeException lost) {
            LOG.debug("The end of a broken request is lost: {}", lost.getMessage());
        }
    }

    private void record() {
        PartWriter writer = open;
        if (writer == null) {
            return;
        }
        stillAllowed.run();
        open = null;
        Part part;
        try (writer) {
            part = writer.finish();
        }
        if (recorded == begin) {
            join();
        }
        Caller now = caller.within(Deadline.in(RECORDING));
        if (part.end() == length) {
            complete(part, now);
        } else if (!tools.store.grow(now, file, part, tools.clock.instant())) {
            tools.uploads.forget(key, part);
            throw FileArrivals.outrun();
        }
        recorded = part.end();
    }

    /// The last part goes with a change of the file.
    private void complete(Part part, Caller now) {
        AtomicBoolean kept = new AtomicBoolean();
        try {
            tools.writes.run(now, write -> {
                write.ifKept(() -> kept.set(true));
                StoredFile whole = tools.arrivals.complete(file, part, write);
                tools.store.grown(file, write);
                return whole;
            });
        } finally {
            if (!kept.get()) {
                tools.uploads.forget(key, part);
            }
        }
    }

    /// Nothing depends on it. Parts that another request has joined meanwhile may not be there any more.
    private void join() {
        List<Part> small = Joining.of(last);
        if (small.isEmpty()) {
            return;
        }
        try {
            Part joined = tools.contents.join(key, small);
            if (!tools.arrivals.join(caller.within(Deadline.in(RECORDING)), file, small, joined)) {
                tools.uploads.forget(key, joined);
            }
        } catch (RuntimeException later) {
            LOG.info("{} parts of {} are joined later: {}", small.size(), file, later.toString());
        }
        last = List.of();
    }

    /// What was not recorded is gone.
    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
