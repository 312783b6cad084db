package com.jupiteriq.files.contents;

import com.jupiteriq.files.storage.BlobName;
import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.files.storage.StorageFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/// A blob of which a known stretch will be read, and before it the head: by one request for each of the two,
/// or for both together where the stretch begins with the blob.
final class BlobChannel implements SeekableByteChannel {

    private final Storage storage;
    private final BlobName name;
    private final long size;
    private final long start;
    private final long end;
    private long position;
    private @Nullable InputStream stream;
    private boolean open = true;

    /// @param size of the blob, as the record of its part says
    /// @param start of the stretch, a multiple of the size of segments
    /// @param end of the stretch
    BlobChannel(Storage storage, BlobName name, long size, long start, long end) {
        this.storage = storage;
        this.name = name;
        this.size = size;
        this.start = start;
        this.end = end;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int wanted = into.remaining();
        InputStream from = stream();
        while (into.hasRemaining()) {
            int count = from.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
            if (count < 0) {
                throw StorageFailure.damaged(name,
                    new EOFException("it ends at " + position + " of " + size));
            }
            into.position(into.position() + count);
            position += count;
        }
        return wanted;
    }

    private InputStream stream() {
        InputStream from = stream;
        if (from == null) {
            long until = position < start ? Segments.HEAD : end;
            from = storage.read(name, position, until - position);
            stream = from;
        }
        return from;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long next) throws IOException {
        if (next != position) {
            leave();
            position = next;
        }
        return this;
    }

    private void leave() throws IOException {
        InputStream from = stream;
        stream = null;
        if (from != null) {
            from.close();
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        leave();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long length) {
        throw new NonWritableChannelException();
    }
}
