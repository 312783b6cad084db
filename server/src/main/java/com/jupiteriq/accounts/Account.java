package com.jupiteriq.accounts;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer of the platform with its two environments (decision D1).
///
/// @param version grows with every change
/// @param healthcare whether it is Enterprise Healthcare, a flag beside the plan (decision C08)
/// @param region where its data is to lie; null where nothing was agreed
/// @param fileTypes media types of files that it may keep beside those that all may
public record Account(
    UUID id,
    int version,
    String name,
    Plan plan,
    AccountState state,
    boolean healthcare,
    @Nullable String region,
    AccountLimits limits,
    Overrides overrides,
    List<String> fileTypes,
    AccountSettings settings,
    Tenant live,
    Tenant test,
    Instant createdAt,
    Instant updatedAt) {

    static final String PREFIX = "acc";

    public Account {
        fileTypes = List.copyOf(fileTypes);
    }

    /// One that nothing was agreed with yet.
    static Account opened(String name, Plan plan, Tenant live, Tenant test, Instant at) {
        return new Account(live.account(), 1, name, plan, AccountState.ACTIVE, false, null,
            AccountLimits.NONE, Overrides.none(), List.of(), AccountSettings.USUAL, live, test, at, at);
    }

    /// The public form, `acc_…`.
    public String publicId() {
        return publicId(id);
    }

    public static String publicId(UUID account) {
        return TypeId.of(PREFIX, account);
    }

    public Tenant tenant(Environment environment) {
        return switch (environment) {
            case LIVE -> live;
            case TEST -> test;
        };
    }

    Account with(AccountLimits changed) {
        return new Account(id, version, name, plan, state, healthcare, region, changed, overrides,
            fileTypes, settings, live, test, createdAt, updatedAt);
    }

    Account in(AccountState changed) {
        return new Account(id, version, name, plan, changed, healthcare, region, limits, overrides,
            fileTypes, settings, live, test, createdAt, updatedAt);
    }

    Account chosen(String otherName, AccountSettings others) {
        return new Account(id, version, otherName, plan, state, healthcare, region, limits, overrides,
            fileTypes, others, live, test, createdAt, updatedAt);
    }

    /// What the operator agrees with it.
    public record Terms(
        String name,
        Plan plan,
        AccountState state,
        boolean healthcare,
        @Nullable String region,
        AccountLimits limits,
        Overrides overrides,
        List<String> fileTypes) {

        public Terms {
            fileTypes = List.copyOf(fileTypes);
        }

        /// Of a new account, as the plan has it.
        public static Terms opening(String name, Plan plan) {
            return new Terms(name, plan, AccountState.ACTIVE, false, null, AccountLimits.NONE,
                Overrides.none(), List.of());
        }
    }

    public Terms terms() {
        return new Terms(name, plan, state, healthcare, region, limits, overrides, fileTypes);
    }

    public Account with(Terms agreed) {
        return new Account(id, version, agreed.name, agreed.plan, agreed.state, agreed.healthcare,
            agreed.region, agreed.limits, agreed.overrides, agreed.fileTypes, settings, live, test, createdAt,
            updatedAt);
    }

    Account changed(Instant at) {
        return new Account(id, version + 1, name, plan, state, healthcare, region, limits, overrides,
            fileTypes, settings, live, test, createdAt, at);
    }

    /// The object that the operator sees and the audit trail keeps.
    public JsonText json() {
        return AccountDocument.AGREED.of(this);
    }

    public static Optional<UUID> parseId(String publicId) {
        return TypeId.parse(PREFIX, publicId);
    }
}
