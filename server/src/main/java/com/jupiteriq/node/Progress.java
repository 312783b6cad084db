package com.jupiteriq.node;

import com.jupiteriq.postgres.Phase;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what the start is busy with, as it begins: a line on a terminal, else a line of the log. Afterwards
/// it knows how long each step took.
final class Progress implements Consumer<Phase> {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final double NANOS = 1e9;

    private final boolean terminal;
    private final PrintStream err;
    private final List<Step> steps = new ArrayList<>();
    private final long begin;

    private record Step(String name, long at) {}

    Progress(boolean terminal, PrintStream err) {
        this.terminal = terminal;
        this.err = err;
        long now = System.nanoTime();
        begin = now - ProcessHandle.current().info().startInstant()
            .map(started -> Duration.between(started, Instant.now()).toNanos())
            .orElse(0L);
        steps.add(new Step("jvm", begin));
        steps.add(new Step("settings", now));
    }

    @Override
    public void accept(Phase phase) {
        step(phase.name().toLowerCase(Locale.ROOT));
        if (terminal) {
            err.println(phase.sentence() + "…");
        } else {
            LOG.info("{}", phase.sentence());
        }
    }

    /// A step that is over so quickly that nobody waits for it.
    void step(String name) {
        steps.add(new Step(name, System.nanoTime()));
    }

    /// `4.1 s (jvm 0.3, settings 0.1, unpack 1.2, initdb 2.0, …)`, from the start of the process on.
    String summary() {
        long now = System.nanoTime();
        List<Step> all = new ArrayList<>(steps);
        all.add(new Step("", now));
        String parts = IntStream.range(0, steps.size())
            .mapToObj(i -> all.get(i).name() + " " + seconds(all.get(i + 1).at() - all.get(i).at()))
            .collect(Collectors.joining(", "));
        return seconds(now - begin) + " s (" + parts + ")";
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / NANOS);
    }
}
