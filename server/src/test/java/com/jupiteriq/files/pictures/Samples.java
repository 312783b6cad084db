package com.jupiteriq.files.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Pictures for tests: whole ones, and those that somebody has made to do harm.
final class Samples {

    static final Color TOP_LEFT = Color.RED;
    static final Color TOP_RIGHT = Color.GREEN;
    static final Color BOTTOM_LEFT = Color.BLUE;
    static final Color BOTTOM_RIGHT = Color.YELLOW;

    private static final int NOISE = 40;
    private static final int MOST_PIXELS = 1_000_000;

    private Samples() {}

    /// Its quarters have colours of their own.
    static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = image.createGraphics();
        Color[] colors = {TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT};
        for (int i = 0; i < colors.length; i++) {
            draw.setColor(colors[i]);
            draw.fillRect(i % 2 * width / 2, i / 2 * height / 2, width, height);
        }
        draw.dispose();
        return image;
    }

    /// As hard to pack as a photograph is.
    static BufferedImage photo(int width, int height) {
        BufferedImage image = quarters(width, height);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, image.getRGB(x, y) & 0xD7D7D7 | random.nextInt(NOISE) * 0x010101);
            }
        }
        return image;
    }

    /// A disc on nothing.
    static BufferedImage disc(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D draw = image.createGraphics();
        draw.setColor(Color.RED);
        draw.fillOval(0, 0, width, height);
        draw.dispose();
        return image;
    }

    static byte[] as(String format, BufferedImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("nobody writes " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] progressiveJpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Iterator<ImageWriter> writers =
            ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg");
        ImageWriter writer = writers.next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(to);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// What says to be so large, and is as good as empty.
    static byte[] png(int width, int height, byte[] packed) {
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        png.writeBytes(chunk("IHDR", head.array()));
        png.writeBytes(chunk("IDAT", packed));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length)
            .put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) sum.getValue()).array();
    }

    /// That many zeros.
    static byte[] packed(long zeros) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 20];
        byte[] out = new byte[1 << 16];
        for (long left = zeros; left > 0; left -= some.length) {
            deflater.setInput(some, 0, (int) Math.min(left, some.length));
            while (!deflater.needsInput()) {
                bytes.write(out, 0, deflater.deflate(out));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            bytes.write(out, 0, deflater.deflate(out));
        }
        deflater.end();
        return bytes.toByteArray();
    }

    /// A GIF whose first frame has this size, and some of its pixels where that is huge; the others have one.
    static byte[] gif(int width, int height, int frames) {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        gif.writeBytes(shorts(width, height));
        // two colours for all frames
        gif.writeBytes(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, (byte) 0xFF, 0, 0});
        for (int i = 0; i < frames; i++) {
            int wide = i == 0 ? width : 1;
            int high = i == 0 ? height : 1;
            gif.write(0x2C);
            gif.writeBytes(shorts(0, 0, wide, high));
            gif.write(0);
            gif.writeBytes(pixels((int) Math.min((long) wide * high, MOST_PIXELS)));
        }
        gif.write(0x3B);
        return gif.toByteArray();
    }

    /// As LZW without any word: the table is cleared before each third code, so that all have three bits.
    private static byte[] pixels(int many) {
        ByteArrayOutputStream codes = new ByteArrayOutputStream();
        int bits = 0;
        int used = 0;
        for (int i = 0; i <= many + many / 2; i++) {
            int code = i % 3 == 0 ? 4 : 1;
            bits |= (i == many + many / 2 ? 5 : code) << used;
            used += 3;
            while (used >= 8 || i == many + many / 2 && used > 0) {
                codes.write(bits);
                bits >>>= 8;
                used -= 8;
            }
        }
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        blocks.write(2);
        byte[] all = codes.toByteArray();
        for (int at = 0; at < all.length; at += 255) {
            int length = Math.min(255, all.length - at);
            blocks.write(length);
            blocks.write(all, at, length);
        }
        blocks.write(0);
        return blocks.toByteArray();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    /// The head of a WebP without losses that says to be so large.
    static byte[] webp(int width, int height) {
        int dimensions = width - 1 | height - 1 << 14;
        return ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN)
            .put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(32)
            .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(20)
            .put((byte) 0x2F).putInt(dimensions).array();
    }

    /// The JPEG with an EXIF segment that says how it lies.
    static byte[] turned(byte[] jpeg, int orientation, ByteOrder order) {
        byte[] tiff = tiff(orientation, order);
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + 10 + tiff.length).put(jpeg, 0, 2)
            .putShort((short) 0xFFE1).putShort((short) (8 + tiff.length))
            .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
        return all.put(jpeg, 2, jpeg.length - 2).array();
    }

    static byte[] tiff(int orientation, ByteOrder order) {
        return ByteBuffer.allocate(38).order(order)
            .putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D)).putShort((short) 42)
            .putInt(8).putShort((short) 2)
            .putShort((short) 0x010F).putShort((short) 2).putInt(4).putInt(0)
            .putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0).array();
    }

    /// One that lies beside the tests, made by a program that writes what the JDK does not.
    static byte[] file(String name) {
        try (InputStream file = Samples.class.getResourceAsStream("/pictures/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
