package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.gzip.Gzip;
import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.edge.waiting.SharedMemory;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/// Reads the body of one request: whole, plain and within its bounds, or not at all.
///
/// Reads block the request's virtual thread. When the body's time is over, an [Alarm] ends a blocked read at
/// once, wherever in the framing it is, and the answer can still leave.
public final class BodyReader implements ApplicationBufferHandler {

    /// What gzip may add to bytes that cannot be packed.
    private static final int GZIP_OVERHEAD = 32 << 10;

    private static final int FIRST_SIZE = 8 << 10;

    static final Failure BROKEN = new Failure.Unreadable(
        null, "The chunks of the body are broken. Send a valid chunked body.");

    private final Request request;
    private final Wire wire;
    private final SharedMemory memory;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private @Nullable Alarm alarm;
    private long used;
    private long held;

    BodyReader(Request request, Wire wire, SharedMemory memory) {
        this.request = request;
        this.wire = wire;
        this.memory = memory;
    }

    /// Whether the request announces a body at all. In HTTP/2 any request does that has not ended with its
    /// headers; to be asked before the body is read.
    static boolean announced(Request request) {
        long length = request.getContentLengthLong();
        return length > 0 || chunked(request)
            || (length < 0 && HttpPort.streamed(request) && !ended(request));
    }

    /// Whether nothing of the body is left to read.
    static boolean ended(Request request) {
        AtomicBoolean ended = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, ended);
        return ended.get();
    }

    private static boolean chunked(Request request) {
        return request.getMimeHeaders().getValue("Transfer-Encoding") != null;
    }

    /// The time of a body.
    ///
    /// @param left in which the last byte has to be here
    /// @param limit that is named when it is not
    record Time(Duration left, Duration limit) {}

    /// The plain body.
    ///
    /// @param encodings the values of `Content-Encoding`
    /// @param most bytes of it
    byte[] read(List<String> encodings, int most, Time time) {
        boolean packed = packed(encodings);
        int sendable = packed ? most + GZIP_OVERHEAD : most;
        if (request.getContentLengthLong() > sendable) {
            throw tooLarge(most);
        }
        try {
            byte[] sent = receive(sendable, most, time.left());
            return packed && sent.length > 0 ? Gzip.unpack(sent, most, this::take) : sent;
        } catch (BadRequestException broken) {
            throw new Refused(BROKEN);
        } catch (IOException ended) {
            if (alarm != null && alarm.rung()) {
                throw new Refused(new Failure.TooSlow(time.limit()));
            }
            throw new ClientGone(ended);
        } finally {
            disarm();
        }
    }

    private static boolean packed(List<String> encodings) {
        String encoding = encodings.isEmpty() ? "" : encodings.getFirst().trim().toLowerCase(Locale.ROOT);
        boolean packed = encoding.equals("gzip") || encoding.equals("x-gzip");
        boolean plain = encoding.isEmpty() || encoding.equals("identity");
        if (encodings.size() > 1 || (!packed && !plain)) {
            throw new Refused(new Failure.UnsupportedMedia(
                "Send the body with Content-Encoding gzip, or without any."));
        }
        return packed;
    }

    private byte[] receive(int sendable, int most, Duration left) throws IOException {
        long declared = request.getContentLengthLong();
        int ceiling = declared < 0 ? sendable + 1 : (int) declared;
        byte[] bytes = new byte[Math.min(ceiling, declared < 0 ? FIRST_SIZE : SharedMemory.FREE)];
        take(bytes.length);
        int length = 0;
        int more;
        while ((more = next(left)) >= 0) {
            if (length + more > sendable) {
                throw tooLarge(most);
            }
            if (length + more > bytes.length) {
                int larger = Math.min(ceiling, Math.max(length + more, bytes.length * 2));
                take(larger - bytes.length);
                bytes = Arrays.copyOf(bytes, larger);
            }
            chunk.get(bytes, length, more);
            length += more;
        }
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /// How many bytes the next chunk has, -1 after the last.
    private int next(Duration left) throws IOException {
        if (alarm == null && mayBlock()) {
            alarm = wire.alarm(left);
        }
        return request.doRead(this);
    }

    /// A body that is here already, as most are, needs no alarm. One of unknown length can stop within its
    /// framing.
    private boolean mayBlock() {
        if (chunked(request) || request.getContentLengthLong() < 0) {
            return true;
        }
        if (request.getContentLengthLong() <= request.getBytesRead()) {
            return false;
        }
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() <= 0;
    }

    private static Refused tooLarge(int most) {
        return new Refused(new Failure.TooLarge(Part.BODY, most));
    }

    private void take(long bytes) {
        used += bytes;
        long beyond = Math.max(0, used - SharedMemory.FREE) - held;
        if (beyond > 0) {
            memory.take(beyond);
            held += beyond;
        }
    }

    /// Gives back the memory that the body took.
    void release() {
        memory.give(held);
        held = 0;
    }

    /// Reads and forgets what is left of the body. Returns whether its end was reached within these bounds.
    boolean discard(long most, Duration time) {
        try {
            int more;
            long discarded = 0;
            while ((more = next(time)) >= 0) {
                discarded += more;
                if (discarded > most) {
                    return false;
                }
            }
            return true;
        } catch (IOException ended) {
            return false;
        } finally {
            disarm();
        }
    }

    private void disarm() {
        if (alarm != null) {
            alarm.close();
            alarm = null;
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
