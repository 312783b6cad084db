package com.jupiteriq.bench;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/// Paints a JPEG of 1600×1200 pixels, about as hard to unpack as a photograph: `FILE`.
public final class Picture {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1200;
    private static final int LIGHTEST = 255;

    /// In pixels, and by how much a pixel is off its wave.
    private static final double WAVE = 90;
    private static final int NOISE = 12;

    private Picture() {}

    public static void main(String[] arguments) throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(WIDTH);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int noise = random.nextInt(NOISE);
                int red = light(Math.sin(x / WAVE), noise);
                int green = light(Math.cos(y / WAVE), noise);
                int blue = light(Math.sin((x + y) / WAVE), noise);
                picture.setRGB(x, y, red << Short.SIZE | green << Byte.SIZE | blue);
            }
        }
        if (!ImageIO.write(picture, "jpeg", new File(arguments[0]))) {
            throw new IOException("no JPEG can be written here");
        }
    }

    private static int light(double wave, int noise) {
        return (int) ((wave + 1) / 2 * (LIGHTEST - NOISE)) + noise;
    }
}
