package com.jupiteriq.files.pictures.drawing;

import com.jupiteriq.files.pictures.PictureKind;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.IIOServiceProvider;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;

/// Which decoders and encoders there are: these, and none that happens to lie on the class path.
final class Readers {

    private static final String JDK = "com.sun.imageio.plugins.";
    private static final String PNG_READER = JDK + "png.PNGImageReaderSpi";
    private static final String GIF_READER = JDK + "gif.GIFImageReaderSpi";
    private static final String JPEG_READER = JPEGImageReaderSpi.class.getName();
    private static final String WEBP_READER = WebPImageReaderSpi.class.getName();
    private static final String PNG_WRITER = JDK + "png.PNGImageWriterSpi";
    private static final String JPEG_WRITER = JDK + "jpeg.JPEGImageWriterSpi";

    /// The decoder of JPEG knows CMYK and broken profiles, and leaves the rest to the JDK's.
    private static final Set<String> READING =
        Set.of(PNG_READER, GIF_READER, JPEG_READER, JDK + "jpeg.JPEGImageReaderSpi", WEBP_READER);
    private static final Set<String> WRITING = Set.of(PNG_WRITER, JPEG_WRITER);

    private final IIORegistry registry = IIORegistry.getDefaultInstance();

    Readers() {
        ImageIO.setUseCache(false);
        keep(ImageReaderSpi.class, READING);
        keep(ImageWriterSpi.class, WRITING);
    }

    private <T extends IIOServiceProvider> void keep(Class<T> category, Set<String> these) {
        List<T> others = new ArrayList<>();
        registry.getServiceProviders(category, false).forEachRemaining(provider -> {
            if (!these.contains(provider.getClass().getName())) {
                others.add(provider);
            }
        });
        others.forEach(other -> registry.deregisterServiceProvider(other, category));
    }

    private <T extends IIOServiceProvider> T provider(Class<T> category, String name) {
        List<T> found = new ArrayList<>();
        registry.getServiceProviders(category, false).forEachRemaining(provider -> {
            if (provider.getClass().getName().equals(name)) {
                found.add(provider);
            }
        });
        return found.getFirst();
    }

    ImageReader reader(PictureKind kind) throws IOException {
        return provider(ImageReaderSpi.class, switch (kind) {
            case JPEG -> JPEG_READER;
            case PNG -> PNG_READER;
            case GIF -> GIF_READER;
            case WEBP -> WEBP_READER;
        }).createReaderInstance();
    }

    ImageWriter pngWriter() throws IOException {
        return provider(ImageWriterSpi.class, PNG_WRITER).createWriterInstance();
    }

    ImageWriter jpegWriter() throws IOException {
        return provider(ImageWriterSpi.class, JPEG_WRITER).createWriterInstance();
    }
}
