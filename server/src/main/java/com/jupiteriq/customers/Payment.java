package com.jupiteriq.customers;

import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// What an account has paid, or tried to, as the operator's billing tells it.
///
/// @param reference what the billing calls it; no other payment of the account has it
/// @param amountMinor in the smallest unit of the currency
/// @param currency three capital letters (ISO 4217)
public record Payment(
    UUID id, String reference, Outcome outcome, long amountMinor, String currency, Instant createdAt) {

    static final String PREFIX = "pay";

    public enum Outcome {
        SUCCEEDED, FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// `pay_…`
    public String publicId() {
        return TypeId.of(PREFIX, id);
    }

    /// Whether the other one says the same.
    boolean same(Payment other) {
        return outcome == other.outcome && amountMinor == other.amountMinor
            && currency.equals(other.currency);
    }
}
