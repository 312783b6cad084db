package com.jupiteriq.limits;

import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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

    /// Keys: of each allowance its counter in this window and in the next. Arguments: of each its limit and
    /// for how many milliseconds the two are kept; then how many requests are spent. Answers whether they
    /// pass, then of each allowance which of the two counts and what is spent in it.
    private static final Script SPEND = Script.of("""
        local answer = {1}
        local counters = {}
        local requests = tonumber(ARGV[#ARGV])
        for i = 1, #KEYS / 2 do
          local known = redis.call('mget', KEYS[2 * i - 1], KEYS[2 * i])
          local ahead = known[2] and 1 or 0
          local spent = tonumber(known[2] or known[1] or 0)
          if spent + requests > tonumber(ARGV[3 * i - 2]) then
            answer[1] = 0
          end
          counters[i] = 2 * i - 1 + ahead
          answer[2 * i] = ahead
          answer[2 * i + 1] = spent
        end
        if answer[1] == 1 then
          for i = 1, #counters do
            local key = KEYS[counters[i]]
            local spent = redis.call('incrby', key, requests)
            if spent == requests then
              redis.call('pexpire', key, ARGV[3 * i - 1 + answer[2 * i]])
            end
            answer[2 * i + 1] = spent
          end
        end
        return answer
        """);

    private static final int KEYS_EACH = 2;
    private static final int ARGUMENTS_EACH = 3;

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
    /// is missing. Only the headers of refusals that spend nothing (401 to 405) are made of it.
    @Override
    public Standing peek(List<Allowance> allowances) {
        return local.peek(allowances);
    }

    private static String[] keys(List<Allowance> allowances, long now) {
        String[] keys = new String[KEYS_EACH * allowances.size()];
        for (int i = 0; i < allowances.size(); i++) {
            Allowance allowance = allowances.get(i);
            String subject = PREFIX + allowance.window().word() + ":" + allowance.subject() + ":";
            long window = now / allowance.window().millis();
            keys[KEYS_EACH * i] = subject + window;
            keys[KEYS_EACH * i + 1] = subject + (window + 1);
        }
        return keys;
    }

    private static String[] arguments(List<Allowance> allowances, long now, int requests) {
        String[] arguments = new String[ARGUMENTS_EACH * allowances.size() + 1];
        for (int i = 0; i < allowances.size(); i++) {
            Allowance allowance = allowances.get(i);
            long length = allowance.window().millis();
            long rest = length - now % length + GRACE.toMillis();
            arguments[ARGUMENTS_EACH * i] = Long.toString(Round.limit(allowance));
            arguments[ARGUMENTS_EACH * i + 1] = Long.toString(rest);
            arguments[ARGUMENTS_EACH * i + 2] = Long.toString(rest + length);
        }
        arguments[arguments.length - 1] = Integer.toString(requests);
        return arguments;
    }

    private Standing standing(List<Allowance> allowances, List<Long> answer, long now, int requests) {
        Counter[] counters = new Counter[allowances.size()];
        for (int i = 0; i < counters.length; i++) {
            Allowance allowance = allowances.get(i);
            long window = now / allowance.window().millis() + answer.get(KEYS_EACH * i + 1);
            long spent = answer.get(KEYS_EACH * i + 2);
            counters[i] = new Counter(window, spent);
            local.learn(allowance, window, spent);
        }
        return Round.of(allowances, counters).told(now, answer.getFirst() == 1, requests);
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
