package com.jupiteriq.files.pictures.drawing;

import java.awt.image.BufferedImage;

/// How the pixels of a picture lie, by the number that EXIF has for it: cameras turn the number instead of
/// the pixels.
///
/// @param mirrored from left to right, before it is turned
/// @param quarters of a turn to the right
record Turn(boolean mirrored, int quarters) {

    static final Turn NONE = new Turn(false, 0);

    /// From 1 to 8; anything else means nothing.
    static Turn of(int orientation) {
        return switch (orientation) {
            case 2 -> new Turn(true, 0);
            case 3 -> new Turn(false, 2);
            case 4 -> new Turn(true, 2);
            case 5 -> new Turn(true, 3);
            case 6 -> new Turn(false, 1);
            case 7 -> new Turn(true, 1);
            case 8 -> new Turn(false, 3);
            default -> NONE;
        };
    }

    boolean isUpright() {
        return quarters % 2 == 0;
    }

    BufferedImage of(BufferedImage image) {
        if (equals(NONE)) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        int[] from = image.getRGB(0, 0, width, height, null, 0, width);
        BufferedImage turned = new BufferedImage(
            isUpright() ? width : height, isUpright() ? height : width, image.getType());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int across = mirrored ? width - 1 - x : x;
                int rgb = from[y * width + x];
                switch (quarters) {
                    case 0 -> turned.setRGB(across, y, rgb);
                    case 1 -> turned.setRGB(height - 1 - y, across, rgb);
                    case 2 -> turned.setRGB(width - 1 - across, height - 1 - y, rgb);
                    default -> turned.setRGB(y, width - 1 - across, rgb);
                }
            }
        }
        return turned;
    }
}
