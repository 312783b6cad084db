package com.jupiteriq.sla;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// What the operator guarantees to accounts with the feature `sla`.
///
/// @param version grows with every change
/// @param target how many per cent of the minutes of a month the server is there
/// @param credits what is owed below it, the highest bound first
public record Sla(int version, BigDecimal target, List<Credit> credits, Instant updatedAt) {

    /// As many bounds as anybody has agreed to.
    static final int MAX_CREDITS = 10;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Sla {
        credits = List.copyOf(credits);
    }

    /// @param below the availability under which it is owed, in per cent
    /// @param percent of what the month costs
    public record Credit(BigDecimal below, BigDecimal percent) {}

    /// Whether the target was reached.
    ///
    /// @param minutes of the month, at least one
    /// @param down those of them in which the server was not there
    public boolean reached(long minutes, long down) {
        return !isBelow(target, minutes, down);
    }

    /// What is owed for such a month, in per cent of what it costs.
    public BigDecimal credit(long minutes, long down) {
        return credits.stream().filter(credit -> isBelow(credit.below, minutes, down))
            .reduce((higher, lower) -> lower).map(Credit::percent).orElse(BigDecimal.ZERO);
    }

    /// Not by way of a rounded share: a month just below a bound is below it.
    private static boolean isBelow(BigDecimal bound, long minutes, long down) {
        return BigDecimal.valueOf(minutes - down).multiply(HUNDRED)
            .compareTo(bound.multiply(BigDecimal.valueOf(minutes))) < 0;
    }

    Sla replaced(BigDecimal otherTarget, List<Credit> others, Instant at) {
        return new Sla(version + 1, otherTarget, others, at);
    }
}
