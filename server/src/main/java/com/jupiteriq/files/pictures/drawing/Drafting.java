package com.jupiteriq.files.pictures.drawing;

import com.jupiteriq.files.pictures.PictureKind;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.files.pictures.Verdict;
import com.jupiteriq.files.pictures.Wire;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/// Decodes one picture, no more of it than thumbnails need, and draws them.
final class Drafting {

    /// Of a picture: a hundred megapixels, more than cameras make.
    static final long MOST_PIXELS = 100_000_000;

    /// Of one whose decoder keeps it as a whole, and takes a second for two megapixels on a machine that has
    /// much to do.
    static final long MOST_PIXELS_AS_A_WHOLE = 16_000_000;

    /// Of the longest side of what is decoded, at least, unless the picture has less: twice of the largest
    /// thumbnail, so that leaving pixels out is not seen. It is less than twice of that.
    private static final int DECODED_PIXELS = 2 * Size.LARGE.pixels();

    /// What the decoder of JPEG says when it has made up the rest. Other warnings are of no importance.
    private static final String PREMATURE = "premature end";

    private final Readers readers;

    Drafting(Readers readers) {
        this.readers = readers;
    }

    Sketch draw(Wire.Question question, Chunks picture) throws IOException {
        ImageReader reader = readers.reader(question.kind());
        try {
            return draw(question, picture, reader);
        } finally {
            reader.dispose();
        }
    }

    private Sketch draw(Wire.Question question, Chunks picture, ImageReader reader) throws IOException {
        Turn turn = Exif.turn(question.kind(), picture);
        picture.seek(0);
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        // texts and profiles beside the picture can be larger than it, and are not wanted
        reader.setInput(picture, false, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > mostPixels(question.kind())) {
            return Sketch.none(Verdict.TOO_MANY_PIXELS);
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / DECODED_PIXELS);
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage decoded = reader.read(0, param);
        if (warnings.stream().anyMatch(warning -> warning.contains(PREMATURE))) {
            return Sketch.none(Verdict.CUT_OFF);
        }
        Shrinking shrinking = new Shrinking(decoded, width, height, turn, readers);
        return new Sketch(Verdict.DRAWN, shrinking.thumbnails(question.sizes()));
    }

    private static long mostPixels(PictureKind kind) {
        return switch (kind) {
            case JPEG, PNG, GIF -> MOST_PIXELS;
            case WEBP -> MOST_PIXELS_AS_A_WHOLE;
        };
    }
}
