package com.jupiteriq.files.storage;

import com.jupiteriq.postgres.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A range of a blob in a folder.
final class FolderReading extends InputStream {

    private static final Logger LOG = LoggerFactory.getLogger(FolderReading.class);

    private final FileChannel channel;
    private final Outage outage;
    private long left;

    /// @param channel where the range begins
    FolderReading(FileChannel channel, long length, Outage outage) {
        this.channel = channel;
        this.left = length;
        this.outage = outage;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (left <= 0) {
            return -1;
        }
        try {
            int count = channel.read(ByteBuffer.wrap(bytes, from, (int) Math.min(length, left)));
            left -= Math.max(0, count);
            outage.over();
            return count;
        } catch (IOException failed) {
            throw outage.refusal(DurableFiles.reason(failed));
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException harmless) {
            LOG.debug("a file could not be closed", harmless);
        }
    }
}
