package com.jupiteriq.files.pictures;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the process says, of which nothing is believed: it may have been taken over by a picture. Whatever
/// was not asked for or is not what it claims to be is a [ProtocolException].
record Answer(Verdict verdict, List<SmallPicture> thumbnails) {

    private static final byte[] PNG_BEGINS = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    private static final byte[] PNG_ENDS =
        {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};

    private static final byte[] JPEG_BEGINS = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] JPEG_ENDS = {(byte) 0xFF, (byte) 0xD9};

    /// The marker of a frame of a JPEG of the plain kind, which has its dimensions.
    private static final int JPEG_FRAME = 0xFFC0;
    private static final int JPEG_SCAN = 0xFFDA;

    static Answer read(Set<Size> wanted, DataInputStream from) throws IOException {
        Verdict verdict = Wire.one(Verdict.values(), from);
        int many = from.readUnsignedByte();
        demand(many <= wanted.size() && (many == 0 || verdict == Verdict.DRAWN), "more than was asked for");
        List<SmallPicture> thumbnails = new ArrayList<>();
        Set<Size> left = EnumSet.noneOf(Size.class);
        left.addAll(wanted);
        for (int i = 0; i < many; i++) {
            SmallPicture thumbnail = thumbnail(from);
            demand(left.remove(thumbnail.size()), "a size that was not asked for");
            thumbnails.add(thumbnail);
        }
        demand(from.readLong() == Wire.GREETING, "an answer without its end");
        return new Answer(verdict, List.copyOf(thumbnails));
    }

    private static SmallPicture thumbnail(DataInputStream from) throws IOException {
        Size size = Wire.one(Size.values(), from);
        int width = from.readUnsignedShort();
        int height = from.readUnsignedShort();
        demand(Math.max(width, height) == size.pixels() && Math.min(width, height) > 0, "other dimensions");
        PictureKind kind = Wire.one(PictureKind.values(), from);
        int length = from.readInt();
        demand(length > 0 && length <= Wire.MOST_THUMBNAIL_BYTES, "a thumbnail of " + length + " bytes");
        byte[] bytes = new byte[length];
        from.readFully(bytes);
        boolean whole = switch (kind) {
            case PNG -> isPng(bytes, width, height);
            case JPEG -> isJpeg(bytes, width, height);
            case GIF, WEBP -> false;
        };
        demand(whole, "a thumbnail that is none");
        return new SmallPicture(size, width, height, kind.contentType(), bytes);
    }

    private static boolean isPng(byte[] bytes, int width, int height) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        int dimensions = PNG_BEGINS.length;
        return begins(bytes, PNG_BEGINS) && ends(bytes, PNG_ENDS)
            && all.getInt(dimensions) == width && all.getInt(dimensions + Integer.BYTES) == height;
    }

    private static boolean isJpeg(byte[] bytes, int width, int height) {
        if (!begins(bytes, JPEG_BEGINS) || !ends(bytes, JPEG_ENDS)) {
            return false;
        }
        ByteBuffer all = ByteBuffer.wrap(bytes).position(JPEG_ENDS.length);
        while (all.remaining() > Integer.BYTES) {
            int marker = Short.toUnsignedInt(all.getShort());
            int segment = all.position();
            int length = Short.toUnsignedInt(all.getShort());
            if (marker == JPEG_FRAME) {
                // behind the length and a byte of precision
                return length > 7 && Short.toUnsignedInt(all.getShort(segment + 3)) == height
                    && Short.toUnsignedInt(all.getShort(segment + 5)) == width;
            }
            if (marker == JPEG_SCAN || length < Short.BYTES || segment + length > all.limit()) {
                return false;
            }
            all.position(segment + length);
        }
        return false;
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length > with.length && ByteBuffer.wrap(bytes, 0, with.length).equals(
            ByteBuffer.wrap(with));
    }

    private static boolean ends(byte[] bytes, byte[] with) {
        return bytes.length > with.length
            && ByteBuffer.wrap(bytes, bytes.length - with.length, with.length).equals(ByteBuffer.wrap(with));
    }

    private static void demand(boolean holds, String otherwise) throws ProtocolException {
        if (!holds) {
            throw new ProtocolException(otherwise);
        }
    }
}
