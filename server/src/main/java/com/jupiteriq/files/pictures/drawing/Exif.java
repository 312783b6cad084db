package com.jupiteriq.files.pictures.drawing;

import com.jupiteriq.files.pictures.PictureKind;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/// Finds in a picture which way is up. What is not as EXIF has it says nothing.
final class Exif {

    /// Segments that are looked at; there are a dozen, or hundreds of a large PNG.
    private static final int MOST_SEGMENTS = 20_000;

    /// Entries of the directory; there are a dozen.
    private static final int MOST_ENTRIES = 1_000;

    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int TIFF = 42;
    private static final int LITTLE = 0x4949;
    private static final int BIG = 0x4D4D;
    private static final int ENTRY_BYTES = 12;

    /// `Exif`, behind which come two bytes, in a JPEG and, against the rules, in some WebP.
    private static final int EXIF = 0x4578_6966;
    private static final int EXIF_BYTES = 6;

    private static final int JPEG_APP1 = 0xFFE1;
    private static final int JPEG_SCAN = 0xFFDA;
    private static final int JPEG_MARKER = 0xFF00;

    private static final int PNG_HEAD = 8;
    private static final int PNG_EXIF = 0x6558_4966;
    private static final int PNG_END = 0x4945_4E44;
    private static final int CRC_BYTES = 4;

    private static final int WEBP_HEAD = 12;
    private static final int WEBP_EXIF = 0x4558_4946;

    private Exif() {}

    static Turn turn(PictureKind kind, ImageInputStream picture) {
        try {
            picture.setByteOrder(ByteOrder.BIG_ENDIAN);
            return switch (kind) {
                case JPEG -> inJpeg(picture);
                case PNG -> inPng(picture);
                case WEBP -> inWebp(picture);
                case GIF -> Turn.NONE;
            };
        } catch (IOException none) {
            return Turn.NONE;
        } finally {
            picture.setByteOrder(ByteOrder.BIG_ENDIAN);
        }
    }

    private static Turn inJpeg(ImageInputStream picture) throws IOException {
        picture.seek(Short.BYTES);
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            int marker = picture.readUnsignedShort();
            long segment = picture.getStreamPosition();
            int length = picture.readUnsignedShort();
            if (marker < JPEG_MARKER || marker == JPEG_SCAN) {
                break;
            }
            if (marker == JPEG_APP1 && length > EXIF_BYTES && picture.readInt() == EXIF) {
                return inTiff(picture, segment + Short.BYTES + EXIF_BYTES);
            }
            picture.seek(segment + length);
        }
        return Turn.NONE;
    }

    private static Turn inPng(ImageInputStream picture) throws IOException {
        picture.seek(PNG_HEAD);
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            long length = picture.readUnsignedInt();
            int type = picture.readInt();
            long chunk = picture.getStreamPosition();
            if (type == PNG_EXIF) {
                return inTiff(picture, chunk);
            }
            if (type == PNG_END) {
                break;
            }
            picture.seek(chunk + length + CRC_BYTES);
        }
        return Turn.NONE;
    }

    private static Turn inWebp(ImageInputStream picture) throws IOException {
        picture.seek(WEBP_HEAD);
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            int type = picture.readInt();
            picture.setByteOrder(ByteOrder.LITTLE_ENDIAN);
            long length = picture.readUnsignedInt();
            picture.setByteOrder(ByteOrder.BIG_ENDIAN);
            long chunk = picture.getStreamPosition();
            if (type == WEBP_EXIF) {
                return inTiff(picture, picture.readInt() == EXIF ? chunk + EXIF_BYTES : chunk);
            }
            picture.seek(chunk + length + length % 2);
        }
        return Turn.NONE;
    }

    private static Turn inTiff(ImageInputStream picture, long at) throws IOException {
        picture.seek(at);
        int order = picture.readUnsignedShort();
        if (order != LITTLE && order != BIG) {
            return Turn.NONE;
        }
        picture.setByteOrder(order == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (picture.readUnsignedShort() != TIFF) {
            return Turn.NONE;
        }
        long directory = at + picture.readUnsignedInt();
        picture.seek(directory);
        int entries = Math.min(picture.readUnsignedShort(), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            picture.seek(directory + Short.BYTES + (long) i * ENTRY_BYTES);
            if (picture.readUnsignedShort() == ORIENTATION) {
                boolean plain = picture.readUnsignedShort() == SHORT && picture.readUnsignedInt() == 1;
                return plain ? Turn.of(picture.readUnsignedShort()) : Turn.NONE;
            }
        }
        return Turn.NONE;
    }
}
