package com.jupiteriq.signin.factors;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A code that lets somebody in once who has lost their authenticator: fifty random bits, `4k7qd-x0m9w`.
record BackupCode(String text) {

    /// How many are given at once.
    static final int COUNT = 10;

    /// Without letters that look like digits or like each other.
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int HALF = 5;

    static List<BackupCode> fresh(RandomGenerator random) {
        return Stream.generate(() -> one(random)).distinct().limit(COUNT).toList();
    }

    private static BackupCode one(RandomGenerator random) {
        StringBuilder text = new StringBuilder(2 * HALF);
        for (int i = 0; i < 2 * HALF; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new BackupCode(text.toString());
    }

    /// However somebody has written it down.
    static BackupCode typed(String typed) {
        return new BackupCode(typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "")
            .replace('o', '0').replace('i', '1').replace('l', '1'));
    }

    String shown() {
        return text.substring(0, HALF) + "-" + text.substring(HALF);
    }

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "BackupCode[hidden]";
    }
}
