package com.jupiteriq.limits;

import com.jupiteriq.kernel.Addresses;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// So many requests of one subject in one window.
///
/// @param subject what is counted: an environment, a key, the operations of one rule
/// @param limit requests in the window, at least 1
/// @param burst how many more there may be in some minutes, null for none
public record Allowance(UUID subject, long limit, Window window, @Nullable Burst burst) {

    private static final long MAPPED = 0xffff_0000_0000L;

    public Allowance {
        if (burst != null && window != Window.MINUTE) {
            throw new IllegalArgumentException("only what is counted by the minute has bursts");
        }
    }

    public Allowance(UUID subject, long limit, Window window) {
        this(subject, limit, window, null);
    }

    /// What a client without a name may do in a minute, counted by its address. One of IPv6 is its network of
    /// 64 bits, since it has all addresses of it.
    public static Allowance ofAddress(String address, long limit) {
        return new Allowance(Addresses.bytes(address).map(Allowance::network)
            .orElseGet(() -> UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8))),
            limit, Window.MINUTE);
    }

    private static UUID network(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        return address.length == Integer.BYTES
            ? new UUID(0, MAPPED | Integer.toUnsignedLong(bytes.getInt()))
            : new UUID(bytes.getLong(), 0);
    }

    public static Allowance of(UUID subject, Rate rate) {
        return new Allowance(subject, rate.requests(), rate.window());
    }
}
