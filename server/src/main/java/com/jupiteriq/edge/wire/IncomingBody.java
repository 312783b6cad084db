package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.http.HeaderValue;
import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.edge.transfer.Incoming;
import com.jupiteriq.edge.wire.ServerSettings.Uploads;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/// The body of one request as it comes, in the chunks of the connector and no more of it at a time. Once a
/// read was refused, all are.
final class IncomingBody implements Incoming, AutoCloseable {

    private final WireCall call;
    private final Request request;
    private final Uploads bounds;
    private final long most;
    private final Pulse pulse;
    private final Bytes bytes;

    /// @param most bytes that there may be
    IncomingBody(WireCall call, Request request, Wire wire, Uploads bounds, long most) {
        this.call = call;
        this.request = request;
        this.bounds = bounds;
        this.most = most;
        this.pulse = wire.pulse(bounds);
        this.bytes = new Bytes(!call.hasBody());
    }

    @Override
    public @Nullable HeaderValue type() {
        String type = call.header("Content-Type");
        return type == null ? null : HeaderValue.parse(type).orElse(null);
    }

    @Override
    public OptionalLong announced() {
        return call.announced();
    }

    @Override
    public @Nullable String header(String name) {
        return call.header(name);
    }

    @Override
    public InputStream bytes() {
        return bytes;
    }

    /// No timer outlives the request.
    @Override
    public void close() {
        pulse.close();
    }

    private final class Bytes extends InputStream implements ApplicationBufferHandler {

        private ByteBuffer chunk = ByteBuffer.allocate(0);
        private long received;
        private boolean ended;
        private @Nullable RuntimeException refused;

        Bytes(boolean none) {
            this.ended = none;
        }

        @Override
        public int read() {
            return available(1) ? chunk.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (!available(length)) {
                return length == 0 ? 0 : -1;
            }
            int part = Math.min(length, chunk.remaining());
            chunk.get(into, from, part);
            return part;
        }

        @Override
        public int available() {
            return chunk.remaining();
        }

        /// Whether there is something to read, if anything is wanted.
        private boolean available(int wanted) {
            if (refused != null) {
                throw refused;
            }
            while (wanted > 0 && !ended && !chunk.hasRemaining()) {
                try {
                    next();
                } catch (RuntimeException refusal) {
                    refused = refusal;
                    throw refusal;
                }
            }
            return wanted > 0 && chunk.hasRemaining();
        }

        private void next() {
            int more = received();
            ended = more < 0;
            received += Math.max(0, more);
            if (ended) {
                pulse.close();
            }
            if (received > most) {
                throw new Refused(new Failure.TooLarge(Part.BODY, most));
            }
        }

        private int received() {
            check(pulse.begin());
            try {
                int more = request.doRead(this);
                check(pulse.over());
                return more;
            } catch (BadRequestException broken) {
                pulse.over();
                throw new Refused(BodyReader.BROKEN);
            } catch (IOException gone) {
                check(pulse.over());
                throw new ClientGone(gone);
            }
        }

        private void check(Pulse.Beat beat) {
            switch (beat) {
                case ALIVE -> { }
                case SILENT -> throw new Refused(new Failure.TooSlow(bounds.silence()));
                case OVER -> throw new Refused(new Failure.TransferTooLong(bounds.time()));
            }
        }

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            chunk = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return chunk;
        }

        @Override
        public void expand(int size) {
            throw new IllegalStateException("a body is read in the chunks in which it comes");
        }
    }
}
