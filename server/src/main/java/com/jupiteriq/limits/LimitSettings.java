package com.jupiteriq.limits;

import com.jupiteriq.kernel.Setting;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Where rate limits are counted.
public record LimitSettings(
    @Setting(otherwise = "each node counts for itself",
        says = "Redis or Valkey in which all nodes count their rate limits together: redis:// or, with TLS,"
        + " rediss://, with user and password where it wants them.")
    @Nullable String redisUrl,

    @Setting(value = "250ms", from = 10, to = 5_000,
        says = "Longest time that a request waits for Redis before its limits are counted on this node.")
    Duration redisTimeout) {

    public LimitSettings {
        if (redisUrl != null) {
            RedisAddress.parse(redisUrl);
        }
    }

    /// Whether nodes count together.
    public boolean shared() {
        return redisUrl != null;
    }

    /// On which the Redis listens, if there is one.
    public IntStream ports() {
        return redisUrl == null ? IntStream.empty() : IntStream.of(RedisAddress.parse(redisUrl).port());
    }

    /// Addresses carry passwords.
    @Override
    public String toString() {
        return "LimitSettings[" + (redisUrl == null ? "local" : RedisAddress.parse(redisUrl).place())
            + ", redisTimeout=" + redisTimeout + "]";
    }
}
