package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Body;
import com.jupiteriq.edge.gzip.Packer;
import org.jspecify.annotations.Nullable;

/// The body of one answer on its way out: gathered into packets, packed if the client takes it. What ends
/// before the first packet is full leaves with its length, in one.
final class Outflow implements Body.Sink, AutoCloseable {

    /// So much is gathered before it is sent.
    static final int PACKET = 16 << 10;

    private final AnswerWriter writer;
    private final Answer answer;
    private final Runnable beginning;
    private final @Nullable Packer packer;
    private final long promised;
    private final byte[] gathered = new byte[PACKET];
    private int length;
    private long written;
    private boolean begun;

    /// @param gzip whether the client takes a packed body
    /// @param beginning run before the head leaves
    Outflow(AnswerWriter writer, Answer answer, boolean gzip, Runnable beginning) {
        this.writer = writer;
        this.answer = answer;
        this.beginning = beginning;
        this.packer = gzip && answer.packable()
            ? new Packer((packed, count) -> gather(packed, 0, count)) : null;
        this.promised = answer.body() instanceof Body.Sized(long bytes, _) ? bytes : AnswerWriter.UNKNOWN;
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        written += count;
        if (promised != AnswerWriter.UNKNOWN && written > promised) {
            throw new IllegalStateException("there is more of a body than was promised");
        }
        if (packer == null) {
            gather(bytes, from, count);
        } else {
            packer.pack(bytes, from, count);
        }
    }

    @Override
    public void flush() {
        if (packer != null) {
            packer.flush();
        }
        send();
        writer.flush();
    }

    /// Sends the head alone, with no other length than the body would have.
    void headOnly() {
        begin(promised);
        writer.end();
    }

    /// Says that this was all, and sends the rest.
    void end() {
        if (promised != AnswerWriter.UNKNOWN && written < promised) {
            throw new IllegalStateException("there is less of a body than was promised");
        }
        if (packer != null) {
            packer.finish();
        }
        if (begun) {
            send();
        } else {
            begin(length);
            writer.send(gathered, 0, length);
        }
        writer.end();
    }

    /// What fills packets by itself is not copied into one.
    private void gather(byte[] bytes, int first, int count) {
        int end = first + count;
        for (int from = first; from < end; ) {
            if (length == 0 && end - from >= PACKET) {
                beginOnce();
                writer.send(bytes, from, end - from);
                return;
            }
            int part = Math.min(end - from, PACKET - length);
            System.arraycopy(bytes, from, gathered, length, part);
            length += part;
            from += part;
            if (length == PACKET) {
                send();
            }
        }
    }

    private void send() {
        beginOnce();
        writer.send(gathered, 0, length);
        length = 0;
    }

    private void beginOnce() {
        if (!begun) {
            begin(promised);
        }
    }

    private void begin(long contentLength) {
        begun = true;
        beginning.run();
        writer.head(answer, packer != null, contentLength);
    }

    @Override
    public void close() {
        if (packer != null) {
            packer.close();
        }
    }
}
