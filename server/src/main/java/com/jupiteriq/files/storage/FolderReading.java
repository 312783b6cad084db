package com.jupiteriq.files.storage;

import com.jupiteriq.postgres.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A range of a blob in a folder.
final class FolderReading extends RangeInput {

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
    protected long left() {
        return left;
    }

    @Override
    protected int some(byte[] bytes, int from, int most) {
        try {
            int count = channel.read(ByteBuffer.wrap(bytes, from, most));
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
