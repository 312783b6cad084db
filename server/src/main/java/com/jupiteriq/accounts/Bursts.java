package com.jupiteriq.accounts;

/// How many more requests an account may make in some minutes of each day (R310).
///
/// @param percent more than its limit
/// @param minutes of a day (UTC)
public record Bursts(int percent, int minutes) {

    /// The documents promise bursts and no number, so that no plan has any: they are agreed with an account.
    public static final Bursts NONE = new Bursts(0, 0);

    public static final int MAX_PERCENT = 1_000;
    public static final int MAX_MINUTES = 1_440;

    static final String FORM = "Bursts are 1 to " + MAX_PERCENT + " per cent more in 1 to " + MAX_MINUTES
        + " minutes of a day, or 0 and 0 for none.";

    private static final int WHOLE = 100;

    /// Whether they mean something: both numbers, or none.
    boolean isWhole() {
        return (percent == 0) == (minutes == 0)
            && percent >= 0 && percent <= MAX_PERCENT && minutes >= 0 && minutes <= MAX_MINUTES;
    }

    /// The limit in such a minute.
    public long over(long limit) {
        return limit + limit * percent / WHOLE;
    }
}
