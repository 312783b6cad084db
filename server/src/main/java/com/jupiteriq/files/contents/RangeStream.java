package com.jupiteriq.files.contents;

import com.jupiteriq.files.storage.BlobName;
import com.jupiteriq.files.storage.RangeInput;
import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.files.storage.StorageFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A range of a file. One part at a time is open, and of it two segments: the one that was read and the one
/// that was opened. Its end is told only when the last segment that it needs was opened and all its bytes
/// were given.
final class RangeStream extends RangeInput {

    private static final Logger LOG = LoggerFactory.getLogger(RangeStream.class);

    private final Storage storage;
    private final FileKey key;
    private final Iterator<Part> parts;
    private final long end;
    private long position;
    private @Nullable Part part;
    private @Nullable SeekableByteChannel opened;

    /// @param parts that hold the range, in order and without a gap
    RangeStream(Storage storage, FileKey key, List<Part> parts, long from, long end) {
        this.storage = storage;
        this.key = key;
        this.parts = parts.iterator();
        this.position = from;
        this.end = end;
    }

    @Override
    protected long left() {
        return end - position;
    }

    /// Tink tells a segment that does not open, and nothing else, by an `IOException`.
    @Override
    protected int some(byte[] bytes, int from, int most) {
        Part current = current();
        try {
            SeekableByteChannel channel = opened == null ? open(current) : opened;
            opened = channel;
            int ofPart = (int) Math.min(most, current.end() - position);
            int count = channel.read(ByteBuffer.wrap(bytes, from, ofPart));
            if (count <= 0) {
                throw new IOException("nothing at " + position);
            }
            position += count;
            return count;
        } catch (IOException unopened) {
            throw StorageFailure.damaged(name(current), unopened);
        }
    }

    private Part current() {
        Part current = part;
        while (current == null || current.end() <= position) {
            close();
            current = parts.next();
            part = current;
        }
        return current;
    }

    private SeekableByteChannel open(Part current) throws IOException {
        Segments segments = new Segments(key, current.from(), current.size());
        long size = segments.sealedSize(current.size());
        long first = position - current.from();
        long last = Math.min(end, current.end()) - current.from() - 1;
        BlobChannel blob = new BlobChannel(storage, name(current), size, segments.segmentStart(first),
            Math.min(size, segments.segmentEnd(last)));
        return segments.opening(blob).position(first);
    }

    private BlobName name(Part of) {
        return new BlobName(key.tenant(), of.blob());
    }

    @Override
    public void close() {
        SeekableByteChannel channel = opened;
        opened = null;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException harmless) {
            LOG.debug("a blob could not be closed", harmless);
        }
    }
}
