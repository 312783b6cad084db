package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.Refused;
import com.jupiteriq.postgres.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A blob on its way into a folder.
final class FolderWriting implements Storage.Writing {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWriting.class);

    private final FileChannel channel;
    private final Path unfinished;
    private final Path whole;
    private final Room room;
    private final Outage outage;
    private boolean renamed;
    private boolean finished;

    /// @param channel into the empty file `unfinished`
    FolderWriting(FileChannel channel, Path unfinished, Path whole, Room room, Outage outage) {
        this.channel = channel;
        this.unfinished = unfinished;
        this.whole = whole;
        this.room = room;
        this.outage = outage;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (!room.takes(length)) {
            throw outage.refusal("no more than the reserve is free; --files-reserve says how much that is");
        }
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException failed) {
            throw refusal(failed);
        }
    }

    /// The file before its name, the name before the answer.
    @Override
    public void finish() {
        try {
            channel.force(false);
            channel.close();
            renamed = true;
            DurableFiles.moveInto(unfinished, whole);
            finished = true;
        } catch (IOException failed) {
            throw refusal(failed);
        }
        outage.over();
    }

    private Refused refusal(IOException failed) {
        return outage.refusal(DurableFiles.reason(failed));
    }

    /// What cannot be removed now is found by its age.
    @Override
    public void close() {
        if (finished) {
            return;
        }
        try (channel) {
            Files.deleteIfExists(unfinished);
            if (renamed) {
                Files.deleteIfExists(whole);
            }
        } catch (IOException left) {
            LOG.warn("{} could not be removed ({})", unfinished, DurableFiles.reason(left));
        }
    }
}
