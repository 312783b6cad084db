package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.Refused;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Named blobs that are written once and never changed. What is full, away or broken is refused with
/// `Unavailable`, also in the middle of a blob; no call waits for it longer than its named time.
///
/// Safe for concurrent use; a [Writing] and a stream belong to one thread at a time.
public interface Storage {

    /// Begins a blob under a name that no other has had. It is there, durably, once it is finished.
    Writing write(BlobName name);

    /// At most `length` bytes from an offset on; fewer where the blob ends. A blob that is not there is a
    /// [StorageFailure]. What goes wrong while the stream is read is thrown as [Refused], like everything
    /// else here.
    InputStream read(BlobName name, long from, long length);

    /// Also what was begun and left; what is not there is fine. While the operator holds blobs for a copy,
    /// nothing is deleted: what no record names is found again by [#olderThan].
    void delete(Collection<BlobName> names);

    /// Those that were finished, or begun and left, before a moment, some at a time, in no order. They may be
    /// deleted meanwhile.
    void olderThan(Instant moment, Consumer<List<BlobName>> some);

    /// A blob that is being written.
    interface Writing extends AutoCloseable {

        void write(byte[] bytes, int from, int length);

        /// When it returns, the blob survives a loss of power.
        void finish();

        /// Without [#finish()] what was written is gone.
        @Override
        void close();
    }
}
