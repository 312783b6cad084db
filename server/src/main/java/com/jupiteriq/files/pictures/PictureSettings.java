package com.jupiteriq.files.pictures;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How thumbnails are made.
public record PictureSettings(
    @Setting(otherwise = "videos have no thumbnails",
        says = "The program ffmpeg, which then makes thumbnails of videos, each in a process of its own that"
        + " has bounds and reaches nothing but the video.")
    @Nullable Path ffmpeg) {

    public PictureSettings {
        if (ffmpeg != null && !(Files.isRegularFile(ffmpeg) && Files.isExecutable(ffmpeg))) {
            throw new StartRefused("--ffmpeg names " + ffmpeg + ", which is no program that this user may"
                + " run; name one such as /usr/bin/ffmpeg, or leave it out.");
        }
    }
}
