package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Body;
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
    private final byte[] gathered = new byte[PACKET];
    private int length;
    private boolean begun;

    /// @param gzip whether the client takes a packed body
    /// @param beginning run before the head leaves
    Outflow(AnswerWriter writer, Answer answer, boolean gzip, Runnable beginning) {
        this.writer = writer;
        this.answer = answer;
        this.beginning = beginning;
        this.packer = gzip && answer.packable() ? new Packer(this::gather) : null;
    }

    @Override
    public void write(byte[] bytes) {
        if (packer == null) {
            gather(bytes, bytes.length);
        } else {
            packer.pack(bytes);
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

    /// Says that this was all, and sends the rest.
    void end() {
        if (packer != null) {
            packer.finish();
        }
        if (begun) {
            send();
        } else {
            begin(length);
            writer.send(gathered, length);
        }
        writer.end();
    }

    private void gather(byte[] bytes, int count) {
        for (int from = 0; from < count; ) {
            int part = Math.min(count - from, PACKET - length);
            System.arraycopy(bytes, from, gathered, length, part);
            length += part;
            from += part;
            if (length == PACKET) {
                send();
            }
        }
    }

    private void send() {
        if (!begun) {
            begin(AnswerWriter.UNKNOWN);
        }
        writer.send(gathered, length);
        length = 0;
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
