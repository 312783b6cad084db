package com.jupiteriq.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a plan bounds in each environment of an account, with the numbers that plans begin with (decision
/// C13).
public enum PlanQuota {
    USERS("Users", 10_000L, 100_000L, null),
    ORGANIZATIONS("Organizations", 100L, 1_000L, null),
    KEYS("Keys that are not over", 20L, 100L, 1_000L),
    WEBHOOKS("Webhook endpoints", 10L, 50L, 200L),
    DATA_ITEMS("Data items", 100_000L, 1_000_000L, null),
    FILES("Files", 10_000L, 100_000L, null),
    STORAGE_BYTES("Bytes of all files", 10_000_000_000L, 100_000_000_000L, 1_000_000_000_000L),
    /// Of which nothing is used: it bounds each file by itself (decision C24).
    FILE_BYTES("Bytes of one file", 100L << 20, 500L << 20, 2_048L << 20);

    /// The largest number that can be agreed.
    public static final long MAX = 1_000_000_000_000_000L;

    private final String about;
    private final @Nullable Long starter;
    private final @Nullable Long professional;
    private final @Nullable Long enterprise;

    PlanQuota(
        String about, @Nullable Long starter, @Nullable Long professional, @Nullable Long enterprise) {
        this.about = about;
        this.starter = starter;
        this.professional = professional;
        this.enterprise = enterprise;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is counted, as a sentence begins.
    public String about() {
        return about;
    }

    /// The number that the plan begins with; null for any number.
    public @Nullable Long first(Plan plan) {
        return switch (plan) {
            case STARTER -> starter;
            case PROFESSIONAL -> professional;
            case ENTERPRISE -> enterprise;
        };
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(PlanQuota::word).toList();
    }
}
