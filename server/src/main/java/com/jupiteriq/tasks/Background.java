package com.jupiteriq.tasks;

import com.jupiteriq.kernel.Meters;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that runs in the background: started when all parts are wired, in the order in which it was
/// declared, and stopped in the reverse one while all of them are still there.
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final List<Task> tasks;

    public Background(List<Tasks> features) {
        this.tasks = features.stream().flatMap(feature -> feature.tasks().stream()).toList();
        if (tasks.stream().map(Task::name).distinct().count() < tasks.size()) {
            throw new IllegalStateException("two tasks have one name: " + names());
        }
    }

    public void start() {
        LOG.info("{} tasks run in the background: {}", tasks.size(), names());
        for (Task task : tasks) {
            LOG.debug("{}", task);
            task.start();
        }
    }

    private String names() {
        return tasks.stream().map(Task::name).collect(Collectors.joining(", "));
    }

    /// Each has a while for the run that is under way and for its last steps.
    public void stop() {
        tasks.reversed().forEach(Task::stop);
    }

    Meters meters() {
        return new Meters(tasks.stream().flatMap(task -> task.meters().stream()).toList());
    }
}
