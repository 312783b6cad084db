package com.jupiteriq.access;

import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.limits.Window;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counts credentials that failed, per client address and minute (G23). An IPv6 client is its network of 64
/// bits, since it has all addresses of it.
final class FailedAttempts {

    private static final long MAPPED = 0xffff_0000_0000L;

    private final Limits limits;
    private final long perMinute;

    /// @param limits for this purpose alone, so that strange addresses do not displace the counters of keys
    FailedAttempts(Limits limits, long perMinute) {
        this.limits = limits;
        this.perMinute = perMinute;
    }

    /// Counts one failure. Answers how long the address has to wait when it has had too many; else null.
    @Nullable Duration count(String address) {
        return limits.spend(List.of(new Allowance(subject(address), perMinute, Window.MINUTE))).retryAfter();
    }

    private static UUID subject(String address) {
        return Addresses.bytes(address)
            .map(FailedAttempts::network)
            .orElseGet(() -> UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)));
    }

    private static UUID network(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        return address.length == Integer.BYTES
            ? new UUID(0, MAPPED | Integer.toUnsignedLong(bytes.getInt()))
            : new UUID(bytes.getLong(), 0);
    }
}
