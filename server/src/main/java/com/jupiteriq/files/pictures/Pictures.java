package com.jupiteriq.files.pictures;

import com.jupiteriq.files.pictures.Drawn.None;
import com.jupiteriq.files.pictures.Drawn.Unavailable;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes thumbnails of pictures and videos of strangers. One is made after the other; whoever comes meanwhile
/// waits.
public final class Pictures implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor alarms;
    private final Workplace drawing = new Workplace();
    private final Workplace framing = new Workplace();
    private final Studio studio;
    private final Frames frames;
    private final Task idle =
        new Task("pictures", "Ends the process that makes thumbnails when nobody needs it", LOOK,
            this::endIdle).ending(this::close);
    private final LongAdder made = new LongAdder();
    private final LongAdder none = new LongAdder();
    private final LongAdder corrupt = new LongAdder();
    private final LongAdder unavailable = new LongAdder();

    private record JvmStarter(Workplace place) implements Studio.Starter {

        @Override
        public Process start() throws IOException {
            return Launch.drawing(place.folder());
        }

        @Override
        public void greeted() {
            place.delete();
        }
    }

    public Pictures(PictureSettings settings, InstantSource clock) {
        this(settings, clock, null, Studio.LIMIT);
    }

    /// @param starter of the process that draws; null for the real one
    /// @param limit for one picture and one video
    Pictures(
        PictureSettings settings, InstantSource clock, Studio.@Nullable Starter starter, Duration limit) {
        this.alarms = new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().daemon().name("picture-alarms").unstarted(work));
        alarms.setRemoveOnCancelPolicy(true);
        this.studio = new Studio(
            starter == null ? new JvmStarter(drawing) : starter, alarms, clock, limit);
        this.frames = new Frames(settings.ffmpeg(), framing::folder, alarms, limit);
    }

    /// Makes the thumbnails of these sizes. It waits until they are made, or until it is clear that there are
    /// none. What opening and reading the picture throws, passes; an `IOException` does so unchecked.
    ///
    /// @param picture opens it from its beginning, again when a process dies of it
    /// @param contentType what it is by its bytes
    public Drawn thumbnails(
        Supplier<? extends InputStream> picture, String contentType, List<Size> sizes) {
        Drawn drawn = drawn(picture, contentType, sizes);
        (switch (drawn) {
            case Drawn.Made _ -> made;
            case None _ -> none;
            case Drawn.Corrupt _ -> corrupt;
            case Unavailable _ -> unavailable;
        }).increment();
        return drawn;
    }

    private Drawn drawn(Supplier<? extends InputStream> picture, String contentType, List<Size> sizes) {
        Set<Size> wanted = EnumSet.noneOf(Size.class);
        wanted.addAll(sizes);
        if (Frames.isVideo(contentType)) {
            return switch (frames.first(picture, contentType)) {
                case Frames.Without(Drawn why) -> why;
                case Frames.Picture(byte[] png) -> ofFrame(png, wanted);
            };
        }
        return PictureKind.of(contentType)
            .map(kind -> studio.draw(picture, new Wire.Question(kind, wanted)))
            .orElseGet(() -> new None("it is no picture"));
    }

    /// What `ffmpeg` says is a stranger's too. That it is no picture says nothing against the video.
    private Drawn ofFrame(byte[] png, Set<Size> wanted) {
        Drawn drawn = studio.draw(
            () -> new ByteArrayInputStream(png), new Wire.Question(PictureKind.PNG, wanted));
        return drawn instanceof Drawn.Corrupt(String why) ? new None("of its frame: " + why) : drawn;
    }

    Tasks tasks() {
        return Tasks.of(idle);
    }

    Meters meters() {
        return Meters.of(
            result("made", made), result("none", none), result("corrupt", corrupt),
            result("unavailable", unavailable),
            Meter.counter("jupiteriq_picture_processes_total",
                "Processes that were started to make thumbnails", Map.of(), studio::started));
    }

    private static Meter result(String word, LongAdder sum) {
        return Meter.counter("jupiteriq_pictures_total", "Pictures of which thumbnails were wanted",
            Map.of("result", word), sum::sum);
    }

    Studio studio() {
        return studio;
    }

    Frames frames() {
        return frames;
    }

    void endIdle() {
        studio.endIdle();
    }

    /// Ends the process that draws; what is being drawn is unavailable.
    @Override
    public void close() {
        studio.close();
        alarms.shutdownNow();
        drawing.delete();
        framing.delete();
    }
}
