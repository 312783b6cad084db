package com.jupiteriq.files.pictures;

import com.jupiteriq.files.pictures.Drawn.None;
import com.jupiteriq.files.pictures.Drawn.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The first frames of videos, by the program `ffmpeg`: a process for each, which finds the video in a file
/// without a name and says the frame to its standard output.
///
/// It reads foreign bytes too. Which format they have is told to it and not guessed, since there are formats
/// that are lists of files and addresses to be read instead; it may open files only, and it does not follow
/// what a video names beside itself.
final class Frames {

    /// Bytes of a video that is laid down in a file for it.
    static final long MOST_BYTES = 512L << 20;

    /// Bytes of a frame.
    static final int MOST_FRAME_BYTES = 24 << 20;

    /// Of the longest side of a frame: as much as thumbnails profit from.
    private static final int FRAME_PIXELS = 2_048;

    /// Of what it decodes, and bytes of one piece of its memory.
    private static final int MOST_PIXELS = 50_000_000;
    private static final int MOST_PIECE = 256 << 20;

    /// For one video that is whole, and for each chunk of it.
    static final Duration LIMIT = Duration.ofSeconds(30);

    static final int MOST_WAITING = 8;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /// What `ffmpeg` calls the formats.
    private static final Map<String, String> FORMATS = Map.of(
        "video/mp4", "mov", "video/quicktime", "mov", "video/3gpp", "mov", "video/x-m4v", "mov",
        "video/webm", "matroska", "video/x-matroska", "matroska",
        "video/x-msvideo", "avi", "video/ogg", "ogg", "video/mpeg", "mpeg", "video/mp2t", "mpegts");

    private final @Nullable Path program;
    private final Place place;
    private final ScheduledExecutorService alarms;
    private final Duration limit;
    private final OneAtATime places = new OneAtATime(MOST_WAITING, LONGEST_WAIT);

    /// Where its processes work.
    @FunctionalInterface
    interface Place {

        Path folder() throws IOException;
    }

    /// @param program null when there is none
    Frames(@Nullable Path program, Place place, ScheduledExecutorService alarms, Duration limit) {
        this.program = program;
        this.place = place;
        this.alarms = alarms;
        this.limit = limit;
    }

    /// A frame, or why there is none.
    sealed interface Frame {}

    record Picture(byte[] png) implements Frame {}

    record Without(Drawn drawn) implements Frame {}

    static boolean isVideo(String contentType) {
        return contentType.startsWith("video/");
    }

    Frame first(Supplier<? extends InputStream> video, String contentType) {
        String format = FORMATS.get(contentType);
        if (program == null || format == null) {
            return none(program == null ? "no program is set for videos" : "it is of no known video format");
        }
        List<String> words = words(program, format);
        return places.give(() -> inPlace(video, words))
            .orElseGet(() -> unavailable("too many videos wait for their thumbnails"));
    }

    private static List<String> words(Path program, String format) {
        String side = Integer.toString(FRAME_PIXELS);
        return List.of(program.toAbsolutePath().toString(),
            "-hide_banner", "-nostdin", "-loglevel", "quiet", "-threads", "1",
            "-max_alloc", Integer.toString(MOST_PIECE), "-max_pixels", Integer.toString(MOST_PIXELS),
            "-protocol_whitelist", "file", "-f", format, "-i", "file:/proc/self/fd/3",
            "-map", "0:v:0", "-an", "-sn", "-dn", "-frames:v", "1",
            "-vf", "scale=w='min(iw," + side + ")':h='min(ih," + side
                + ")':force_original_aspect_ratio=decrease",
            "-c:v", "png", "-f", "image2pipe", "pipe:1");
    }

    private Frame inPlace(Supplier<? extends InputStream> video, List<String> words) {
        try (InputStream bytes = video.get()) {
            Process process = begun(words);
            if (process == null) {
                return unavailable("the program for videos could not be started");
            }
            try (Alarm alarm = new Alarm(alarms, process, limit)) {
                return frame(bytes, process, alarm);
            } finally {
                Alarm.end(process);
            }
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    private @Nullable Process begun(List<String> words) {
        try {
            return Launch.withFile(place.folder(), MOST_BYTES, words);
        } catch (IOException cannot) {
            return null;
        }
    }

    private Frame frame(InputStream video, Process process, Alarm alarm) {
        try (OutputStream to = process.getOutputStream()) {
            boolean whole = Sending.all(video, MOST_BYTES, (chunk, length) -> {
                alarm.set();
                to.write(chunk, 0, length);
                alarm.close();
            });
            if (!whole) {
                return none("it has more bytes than are laid down for it");
            }
        } catch (IOException ended) {
            return judged(process, alarm, new byte[0]);
        }
        alarm.set();
        try (InputStream from = process.getInputStream()) {
            byte[] png = from.readNBytes(MOST_FRAME_BYTES + 1);
            return judged(process, alarm, png);
        } catch (IOException ended) {
            return judged(process, alarm, new byte[0]);
        }
    }

    private static Frame judged(Process process, Alarm alarm, byte[] png) {
        int code = png.length > MOST_FRAME_BYTES ? 1 : exit(process);
        if (alarm.hasRung()) {
            return none("the program for videos took too long");
        }
        return switch (code) {
            case 0 -> png.length == 0 ? none("it has no frame") : new Picture(png);
            case Launch.NO_ROOM -> unavailable("there is no room to lay a video down");
            default -> none("the program for videos made no frame of it");
        };
    }

    private static int exit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Frame none(String why) {
        return new Without(new None(why));
    }

    private static Frame unavailable(String why) {
        return new Without(new Unavailable(why));
    }
}
