package com.jupiteriq.audit;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.time.LocalDate;

/// A signed seal over a stretch of entries. Each seal covers the one before it, too.
public final class Seal {

    /// Before the first.
    static final byte[] NONE = new byte[Digests.BYTES];

    /// The environment whose trail it is.
    record Home(String account, String environment) {

        static Home of(Tenant tenant) {
            return new Home(TypeId.of("acc", tenant.account()), tenant.environment().word());
        }
    }

    /// @param number counted from 1
    /// @param first the place of the first entry that it covers
    /// @param previous the seal before it
    record Stretch(Home home, long number, long first, long last, byte[] previous) {}

    private final Stretch stretch;
    private final byte[] seal;
    private final byte[] signature;
    private final String keyId;
    private final LocalDate oldestDay;
    private final Instant sealedAt;

    /// @param oldestDay of all days of its entries
    Seal(Stretch stretch, byte[] seal, byte[] signature, String keyId, LocalDate oldestDay,
        Instant sealedAt) {
        this.stretch = stretch;
        this.seal = seal;
        this.signature = signature;
        this.keyId = keyId;
        this.oldestDay = oldestDay;
        this.sealedAt = sealedAt;
    }

    Stretch stretch() {
        return stretch;
    }

    byte[] seal() {
        return seal;
    }

    byte[] signature() {
        return signature;
    }

    String keyId() {
        return keyId;
    }

    LocalDate oldestDay() {
        return oldestDay;
    }

    public Instant sealedAt() {
        return sealedAt;
    }

    public long number() {
        return stretch.number();
    }

    public long first() {
        return stretch.first();
    }

    public long last() {
        return stretch.last();
    }
}
