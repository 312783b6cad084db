package com.jupiteriq.notices;

import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an operator watches of mails on this node.
final class MailMeters {

    private static final double MILLIS = 1_000.0;

    private final Map<String, LongAdder> tries = Stream.of("sent", "refused", "retrying", "given_up")
        .collect(Collectors.toUnmodifiableMap(result -> result, result -> new LongAdder()));
    private volatile double oldest;

    void count(String result) {
        LongAdder counted = tries.get(result);
        if (counted == null) {
            throw new IllegalStateException("no result is called " + result);
        }
        counted.increment();
    }

    /// @param due when the oldest mail was due that nobody sends, null when none waits
    void oldestDue(@Nullable Instant due, Instant now) {
        oldest = due == null ? 0 : Math.max(0, Duration.between(due, now).toMillis() / MILLIS);
    }

    Meters meters(BooleanSupplier down) {
        List<Meter> all = new ArrayList<>();
        tries.forEach((result, count) -> all.add(Meter.counter("jupiteriq_mails_total",
            "Tries to send a mail by what became of it", Map.of("result", result), count::doubleValue)));
        all.add(Meter.gauge("jupiteriq_mail_oldest_due_seconds", "How long the oldest mail is due", Map.of(),
            () -> oldest));
        all.add(Meter.gauge("jupiteriq_mail_up", "Whether mail can leave, as far as the last try has told",
            Map.of(), () -> down.getAsBoolean() ? 0 : 1));
        return new Meters(all);
    }
}
