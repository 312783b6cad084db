package com.jupiteriq.files.pictures;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What goes over the pipe between the server and the process that draws. The process begins with a greeting;
/// then each picture is one question and one answer:
///
/// ```
/// question  kind, how many sizes, sizes; chunks, each behind its length; 0, or -1 when it is broken off
/// answer    verdict, how many thumbnails, thumbnails; the greeting again
/// thumbnail size, width, height, kind, length, bytes
/// ```
///
/// A question that is broken off has no answer. The process takes in a question before it begins to answer,
/// so that neither waits for the other.
public final class Wire {

    /// Of this form of the pipe: what runs and the jar on disk may differ while a server is upgraded.
    public static final long GREETING = 0x4A49_5150_0000_0001L;

    /// Bytes of a picture, which lies in the memory of the process.
    public static final int MOST_BYTES = 64 << 20;

    /// Bytes of a thumbnail; a large one without any repetition and with transparency has four millions.
    public static final int MOST_THUMBNAIL_BYTES = 8 << 20;

    static final int MOST_CHUNK_BYTES = 64 << 10;
    private static final int END = 0;
    private static final int BROKEN_OFF = -1;

    private Wire() {}

    /// What is wanted of a picture.
    public record Question(PictureKind kind, Set<Size> sizes) {}

    static void ask(Question question, DataOutputStream to) throws IOException {
        to.writeByte(question.kind.ordinal());
        to.writeByte(question.sizes.size());
        for (Size size : question.sizes) {
            to.writeByte(size.ordinal());
        }
    }

    static void chunk(byte[] bytes, int length, DataOutputStream to) throws IOException {
        to.writeInt(length);
        to.write(bytes, 0, length);
        to.flush();
    }

    static void end(DataOutputStream to) throws IOException {
        to.writeInt(END);
        to.flush();
    }

    static void breakOff(DataOutputStream to) throws IOException {
        to.writeInt(BROKEN_OFF);
        to.flush();
    }

    /// The next question; `EOFException` when there is none any more.
    public static Question question(DataInputStream from) throws IOException {
        PictureKind kind = one(PictureKind.values(), from);
        int many = from.readUnsignedByte();
        Set<Size> sizes = EnumSet.noneOf(Size.class);
        for (int i = 0; i < many; i++) {
            sizes.add(one(Size.values(), from));
        }
        return new Question(kind, sizes);
    }

    /// A picture as chunks; empty when it was broken off.
    public static Optional<List<byte[]>> picture(DataInputStream from) throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        long bytes = 0;
        while (true) {
            int length = from.readInt();
            if (length == END) {
                return Optional.of(chunks);
            }
            if (length == BROKEN_OFF) {
                return Optional.empty();
            }
            bytes += length;
            if (length < 0 || length > MOST_CHUNK_BYTES || bytes > MOST_BYTES) {
                throw new ProtocolException("no chunk has " + length + " bytes");
            }
            byte[] chunk = new byte[length];
            from.readFully(chunk);
            chunks.add(chunk);
        }
    }

    public static void answer(Verdict verdict, List<SmallPicture> thumbnails, DataOutputStream to)
        throws IOException {
        to.writeByte(verdict.ordinal());
        to.writeByte(thumbnails.size());
        for (SmallPicture thumbnail : thumbnails) {
            to.writeByte(thumbnail.size().ordinal());
            to.writeShort(thumbnail.width());
            to.writeShort(thumbnail.height());
            to.writeByte(PictureKind.of(thumbnail.contentType()).orElseThrow().ordinal());
            to.writeInt(thumbnail.bytes().length);
            to.write(thumbnail.bytes());
        }
        to.writeLong(GREETING);
        to.flush();
    }

    /// One of these, by its place among them.
    static <T> T one(T[] values, DataInputStream from) throws IOException {
        int place = from.readUnsignedByte();
        if (place >= values.length) {
            throw new ProtocolException("there is no place " + place + " among " + values.length);
        }
        return values[place];
    }
}
