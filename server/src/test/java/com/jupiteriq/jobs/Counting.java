package com.jupiteriq.jobs;

import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Writes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A kind of job for tests: counts lines, ten in a step, and waits at a gate before each step where the order
/// names one. `{"lines": 100, "gate": "a", "bad": true, "fault": "bug", "result": 3000000}`
final class Counting implements JobKind {

    static final String WORD = "test.count";
    static final int STEP = 10;
    static final Permission NEEDS =
        new Permission(Permission.Resource.DATA, Permission.Action.WRITE);

    /// For all servers of this process.
    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

    private static final Set<String> TRIED = ConcurrentHashMap.newKeySet();

    private final Writes writes;

    private Counting(Writes writes) {
        this.writes = writes;
    }

    @Configuration(proxyBeanMethods = false)
    static class Module {

        @Bean
        JobKind counting(Writes writes) {
            return new Counting(writes);
        }
    }

    /// Where jobs wait until a test lets them take a step.
    static final class Gate {

        final Semaphore arrivals = new Semaphore(0);
        final Semaphore steps = new Semaphore(0);
        final List<String> began = Collections.synchronizedList(new ArrayList<>());
        /// Of the server on which the last one began.
        volatile @Nullable Writes at;

        private void pass(Run run) {
            arrivals.release();
            try {
                while (!steps.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                    if (!run.wanted()) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Gate gate(String name) {
        return GATES.computeIfAbsent(name, none -> new Gate());
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Permission needs(JsonText order) {
        return NEEDS;
    }

    @Override
    public boolean makes(JsonText order) {
        return order.text().contains("\"result\"");
    }

    @Override
    public void run(Run run) {
        Map<String, JsonValue> order =
            JsonReader.read(run.order().text().getBytes(StandardCharsets.UTF_8)).members();
        long lines = number(order, "lines");
        run.total(lines);
        if (order.get("gate") instanceof JsonValue.Str(String name)) {
            gate(name).at = writes;
            gate(name).began.add(run.job().publicId());
        }
        fail(order, run);
        while (run.done() < lines && run.wanted()) {
            if (order.get("gate") instanceof JsonValue.Str(String name)) {
                gate(name).pass(run);
                if (!run.wanted()) {
                    return;
                }
            }
            step(run, Math.min(lines, run.done() + STEP), order.containsKey("bad"));
        }
        if (order.containsKey("result") && run.wanted()) {
            make(run, (int) number(order, "result"));
        }
    }

    private void step(Run run, long next, boolean bad) {
        writes.run(run.caller(), write -> {
            write.count("test.lines", "", next - run.done());
            write.record(new AuditEntry("test.count", run.job().publicId(), null, null));
            run.progress(next,
                bad ? List.of(JobError.ofLine(run.done() + 1, "name", "Send a name.")) : List.of(), write);
            return next;
        });
    }

    private static void fail(Map<String, JsonValue> order, Run run) {
        if (order.get("fault") instanceof JsonValue.Str(String fault)) {
            switch (fault) {
                case "bug" -> throw new IllegalStateException("a bug on purpose");
                case "error" -> throw new StackOverflowError("on purpose");
                case "refused" -> throw new Refused(new Failure.Conflict("Not like that.", null));
                case "index" -> throw new Refused(
                    new Failure.NotIndexed("sort", "order", "total", "number", "Declare an index."));
                case "once" -> {
                    if (TRIED.add(run.job().publicId())) {
                        throw new Refused(new Failure.Unavailable(Duration.ofSeconds(1)));
                    }
                }
                default -> throw new Refused(new Failure.Unavailable(Duration.ofSeconds(1)));
            }
        }
    }

    /// Its input again and again.
    private static void make(Run run, int bytes) {
        try (OutputStream out = run.result("text/plain", "lines.txt")) {
            byte[] input = run.input();
            for (int written = 0; written < bytes; written += input.length) {
                out.write(input, 0, Math.min(input.length, bytes - written));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Map<String, JsonValue> order, String name) {
        return order.get(name) instanceof JsonValue.Num(String text) ? Long.parseLong(text) : 0;
    }
}
