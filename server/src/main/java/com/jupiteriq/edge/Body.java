package com.jupiteriq.edge;

import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.kernel.Live;

/// The body of an [Answer].
public sealed interface Body {

    /// All of it, known before the first byte leaves; empty for none.
    record Bytes(byte[] content) implements Body {}

    /// Written as it goes, for what is too large to be held. Its length is not told.
    record Streamed(Source source) implements Body {}

    /// Written as it goes, so many bytes and not one more or less. It is never packed, so that a stretch of
    /// it is one of what it is made of.
    record Sized(long length, Source source) implements Body {}

    /// Goes on after its head and `first` for as long as the client stays. It holds no thread and, over
    /// HTTP/1.1, nothing of the connector; it counts as no request in flight, and is told to end at a drain.
    record Ongoing(byte[] first, Live live) implements Body {}

    /// Writes a body. It runs once, on the thread of the request, when the head of the answer is known but
    /// not sent, and not at all for `HEAD`. Whatever it throws before the first bytes leave is answered as
    /// the failure that it is; afterwards it breaks the connection, so that nobody takes a part for the
    /// whole.
    @FunctionalInterface
    interface Source {
        void writeTo(Sink sink);
    }

    /// Takes a body, packed on its way if the client takes gzip. It holds little: a client that reads slowly
    /// holds up the one that writes, and one that takes nothing for a minute
    /// is gone.
    interface Sink {

        /// Throws [ClientGone] when nobody takes it. The array may be used again afterwards.
        void write(byte[] bytes, int from, int length);

        default void write(byte[] bytes) {
            write(bytes, 0, bytes.length);
        }

        /// Sends what is written so far; else it leaves when it is enough for a packet.
        void flush();
    }
}
