package com.jupiteriq.limits;

import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// Limits that all nodes count together in Redis or Valkey: exact over all of them, one round trip a request.
/// While Redis is away, each node counts for itself and goes on from what it last heard.
///
/// The clock of the node decides the window. Counters are named after their window, so nodes whose clocks
/// differ never take anything back from each other: one that is ahead begins the next window early, and as
/// soon as it is begun, one that is behind counts in it too.
final class SharedLimits implements Limits, AutoCloseable {

    /// How long a counter outlives its window, for nodes whose clocks are behind.
    static final Duration GRACE = Duration.ofMinutes(1);

    /// The braces make a Redis Cluster keep all counters of a request in one place.
    private static final String PREFIX = "jupiteriq:{limits}:";

    /// Keys: of each allowance its counter in this window and in the next; then of each burst the used
    /// minutes of this day and of the day of the next minute, a bit each. Arguments: of each allowance its
    /// limit, its raised limit (0 without a burst), the minutes of its burst, and for how many milliseconds
    /// the two counters are kept; then of this minute and of the next its bit and for how long its day is
    /// kept; then how many allowances there are, and how many requests are spent. Answers whether they pass,
    /// then of each allowance which of the two counts, what is spent in it, how many minutes are used, and
    /// whether this one is among them.
    private static final Script SPEND = Script.of("""
        local answer = {1}
        local counters = {}
        local days = {}
        local bits = {}
        local size = tonumber(ARGV[#ARGV - 1])
        local requests = tonumber(ARGV[#ARGV])
        local burst = 2 * size
        for i = 1, size do
          local known = redis.call('mget', KEYS[2 * i - 1], KEYS[2 * i])
          local ahead = known[2] and 1 or 0
          local spent = tonumber(known[2] or known[1] or 0)
          local limit = tonumber(ARGV[5 * i - 4])
          local raised = tonumber(ARGV[5 * i - 3])
          if raised > 0 then
            days[i] = KEYS[burst + 1 + ahead]
            bits[i] = 5 * size + 1 + 2 * ahead
            burst = burst + 2
            if redis.call('getbit', days[i], ARGV[bits[i]]) == 1
                or redis.call('bitcount', days[i]) < tonumber(ARGV[5 * i - 2]) then
              limit = raised
            end
          end
          if spent + requests > limit then
            answer[1] = 0
          end
          counters[i] = 2 * i - 1 + ahead
          answer[4 * i - 2] = ahead
          answer[4 * i - 1] = spent
          answer[4 * i] = 0
          answer[4 * i + 1] = 0
        end
        if answer[1] == 1 then
          for i = 1, size do
            local key = KEYS[counters[i]]
            local spent = redis.call('incrby', key, requests)
            if spent == requests then
              redis.call('pexpire', key, ARGV[5 * i - 1 + answer[4 * i - 2]])
            end
            answer[4 * i - 1] = spent
            if days[i] and spent > tonumber(ARGV[5 * i - 4])
                and redis.call('setbit', days[i], ARGV[bits[i]], 1) == 0 then
              redis.call('pexpire', days[i], ARGV[bits[i] + 1])
            end
          end
        end
        for i, day in pairs(days) do
          answer[4 * i] = redis.call('bitcount', day)
          answer[4 * i + 1] = redis.call('getbit', day, ARGV[bits[i]])
        end
        return answer
        """);

    private static final int ANSWERS_EACH = 4;
    private static final int KEYS_EACH = 2;
    private static final int ARGUMENTS_EACH = 5;
    private static final int ARGUMENTS_OF_ALL = 6;

    private final Redis redis;
    private final InstantSource clock;
    private final LocalLimits local;
    private final LongAdder countedHere = new LongAdder();

    SharedLimits(Redis redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
        this.local = new LocalLimits(clock);
    }

    @Override
    public Standing spend(List<Allowance> allowances, int requests) {
        long now = clock.millis();
        List<Long> answer = redis.run(SPEND, keys(allowances, now),
            arguments(allowances, now, requests));
        if (answer == null) {
            countedHere.increment();
            return local.spend(allowances, requests);
        }
        return standing(allowances, answer, now, requests);
    }

    /// From what this node last heard of the counters, without asking: what other nodes have spent since then
    /// is missing. The headers of refusals that spend nothing are made of it, `GET /limits` and alerts.
    @Override
    public Standing peek(List<Allowance> allowances) {
        return local.peek(allowances);
    }

    private static String[] keys(List<Allowance> allowances, long now) {
        List<String> keys = new ArrayList<>(2 * KEYS_EACH * allowances.size());
        for (Allowance allowance : allowances) {
            String subject = PREFIX + allowance.window().word() + ":" + allowance.subject() + ":";
            long window = now / allowance.window().millis();
            keys.add(subject + window);
            keys.add(subject + (window + 1));
        }
        long minute = now / Window.MINUTE.millis();
        for (Allowance allowance : allowances) {
            if (allowance.burst() != null) {
                String subject = PREFIX + "burst:" + allowance.burst().subject() + ":";
                keys.add(subject + minute / BurstMinutes.MINUTES_A_DAY);
                keys.add(subject + (minute + 1) / BurstMinutes.MINUTES_A_DAY);
            }
        }
        return keys.toArray(String[]::new);
    }

    private static String[] arguments(List<Allowance> allowances, long now, int requests) {
        String[] arguments = new String[ARGUMENTS_EACH * allowances.size() + ARGUMENTS_OF_ALL];
        int next = 0;
        for (Allowance allowance : allowances) {
            long length = allowance.window().millis();
            long rest = length - now % length + GRACE.toMillis();
            Burst burst = allowance.burst();
            arguments[next++] = Long.toString(Round.limit(allowance));
            arguments[next++] = burst == null ? "0" : Long.toString(Round.raised(burst));
            arguments[next++] = burst == null ? "0" : Integer.toString(burst.minutes());
            arguments[next++] = Long.toString(rest);
            arguments[next++] = Long.toString(rest + length);
        }
        long minute = now / Window.MINUTE.millis();
        for (long each = minute; each <= minute + 1; each++) {
            long end = (each / BurstMinutes.MINUTES_A_DAY + 1) * Window.DAY.millis();
            arguments[next++] = Long.toString(each % BurstMinutes.MINUTES_A_DAY);
            arguments[next++] = Long.toString(end - now + GRACE.toMillis());
        }
        arguments[next++] = Integer.toString(allowances.size());
        arguments[next] = Integer.toString(requests);
        return arguments;
    }

    private Standing standing(List<Allowance> allowances, List<Long> answer, long now, int requests) {
        Map<Allowance, Counter> counters = new HashMap<>();
        Map<Burst, BurstMinutes> bursts = new HashMap<>();
        for (int i = 0; i < allowances.size(); i++) {
            Allowance allowance = allowances.get(i);
            int at = ANSWERS_EACH * i + 1;
            long window = now / allowance.window().millis() + answer.get(at);
            long spent = answer.get(at + 1);
            counters.put(allowance, new Counter(window, spent));
            local.learn(allowance, window, spent);
            Burst burst = allowance.burst();
            if (burst != null) {
                int used = Math.toIntExact(answer.get(at + 2));
                boolean counted = answer.get(at + 3) == 1;
                bursts.put(burst, new BurstMinutes(window, used, counted));
                local.learn(burst, window, used, counted);
            }
        }
        return Round.of(allowances,
            allowance -> Objects.requireNonNull(counters.get(allowance)),
            burst -> Objects.requireNonNull(bursts.get(burst)))
            .told(now, answer.getFirst() == 1, requests);
    }

    Meters meters() {
        return Meters.of(
            Meter.gauge("jupiteriq_redis_up", "Whether limits are shared over Redis now", Map.of(),
                () -> redis.isOpen() ? 1 : 0),
            Meter.counter("jupiteriq_redis_outages_total", "Times that Redis was lost or absent", Map.of(),
                this::outages),
            Meter.counter("jupiteriq_limits_counted_here_total",
                "Requests whose limits were counted on this node because Redis gave no answer", Map.of(),
                this::countedHere));
    }

    /// Times that Redis was lost, or not there from the start.
    long outages() {
        return redis.outages();
    }

    /// Requests that were counted here alone because Redis gave no answer.
    long countedHere() {
        return countedHere.sum();
    }

    @Override
    public void close() {
        redis.close();
    }
}
