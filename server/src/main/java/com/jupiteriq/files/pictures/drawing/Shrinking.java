package com.jupiteriq.files.pictures.drawing;

import com.jupiteriq.files.pictures.PictureKind;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.files.pictures.SmallPicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;

/// Makes a decoded picture small, each size of the next larger one.
///
/// @param decoded at least twice as large as the largest thumbnail, or with all its pixels
/// @param width of the picture, of which pixels may have been left out
record Shrinking(BufferedImage decoded, int width, int height, Turn turn, Readers readers) {

    /// At which nobody sees a difference in this size.
    private static final float JPEG_QUALITY = 0.82f;

    private static final int OPAQUE = 0xFF;
    private static final int ALPHA_AT = 24;

    /// The smallest first. One that would enlarge the picture is left out.
    List<SmallPicture> thumbnails(Set<Size> sizes) throws IOException {
        List<Size> fitting = sizes.stream().filter(size -> size.pixels() <= Math.max(width, height))
            .sorted(Comparator.comparing(Size::pixels).reversed()).toList();
        List<SmallPicture> made = new ArrayList<>();
        BufferedImage larger = decoded;
        boolean transparent = decoded.getColorModel().hasAlpha();
        for (Size size : fitting) {
            BufferedImage small = shrunk(larger, size, transparent);
            if (transparent && isOpaque(small)) {
                transparent = false;
                small = shrunk(small, size, false);
            }
            made.addFirst(thumbnail(size, turn.of(small), transparent));
            larger = small;
        }
        return made;
    }

    private BufferedImage shrunk(BufferedImage larger, Size size, boolean transparent) throws IOException {
        int longest = Math.max(width, height);
        return Thumbnails.of(larger)
            .imageType(transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
            .forceSize(side(width, longest, size), side(height, longest, size))
            .asBufferedImage();
    }

    private static int side(int side, int longest, Size size) {
        return Math.max(1, Math.round((float) side * size.pixels() / longest));
    }

    private static boolean isOpaque(BufferedImage image) {
        return IntStream.range(0, image.getHeight()).allMatch(y ->
            IntStream.range(0, image.getWidth()).allMatch(x -> image.getRGB(x, y) >>> ALPHA_AT == OPAQUE));
    }

    private SmallPicture thumbnail(Size size, BufferedImage image, boolean transparent) throws IOException {
        ImageWriter writer = transparent ? readers.pngWriter() : readers.jpegWriter();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (!transparent) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(JPEG_QUALITY);
        }
        return new SmallPicture(size, image.getWidth(), image.getHeight(),
            (transparent ? PictureKind.PNG : PictureKind.JPEG).contentType(), written(image, writer, param));
    }

    private static byte[] written(BufferedImage image, ImageWriter writer, ImageWriteParam param)
        throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream to = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(to);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
