package com.jupiteriq.access;

import com.jupiteriq.accounts.AccountLimits;
import com.jupiteriq.accounts.AccountSettings;
import com.jupiteriq.accounts.AccountState;
import com.jupiteriq.accounts.Bursts;
import com.jupiteriq.accounts.Entitlements;
import com.jupiteriq.accounts.Overrides;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a look-up of the Gate reads of the account beside the credential, whichever kind that is.
///
/// @param agreed beside the plan
/// @param thresholds at which parts of a limit, in per cent, somebody is told; in rising order
/// @param addresses from which the account may be used; empty for any
/// @param demandsFactor whether users need a second factor
public record AccountTerms(
    Tenant tenant, Entitlements entitled, AccountLimits agreed, List<Integer> thresholds,
    AccountState state, AddressList addresses, boolean demandsFactor) {

    /// Of `environments`, `accounts` and `plans`, behind the columns of the credential.
    public static final String COLUMNS = """
        environments.tenant_id, environments.account_id, environments.kind, accounts.plan, accounts.state,
               %s, accounts.quotas as agreed_quotas,
               accounts.gates as agreed_gates, accounts.settings, plans.quotas as plan_quotas,
               plans.gates as plan_gates, plans.requests_per_minute as plan_requests,
               environments.kind = 'live' and accounts.id = (
                   select id from accounts order by created_at, id limit 1) as is_operator"""
        .formatted(AccountLimits.COLUMNS);

    /// What is joined to an environment for the columns.
    public static final String JOINED = """
        join accounts on accounts.id = environments.account_id
        join plans on plans.name = accounts.plan
        """;

    public static AccountTerms read(ResultSet row) throws SQLException {
        Tenant tenant = new Tenant(
            row.getObject("tenant_id", UUID.class),
            row.getObject("account_id", UUID.class),
            Environment.of(row.getString("kind")));
        AccountSettings settings = AccountSettings.stored(row.getString("settings"));
        return new AccountTerms(
            tenant,
            entitlements(row),
            AccountLimits.stored(
                row.getObject("requests_per_minute", Long.class),
                new Bursts(row.getInt("burst_percent"), row.getInt("burst_minutes")),
                texts(row, "endpoint_limits")),
            settings.alertThresholds().stream().map(Long::intValue).toList(),
            AccountState.of(row.getString("state")),
            AddressList.parse(settings.allowedIps()).orElseThrow(() ->
                new IllegalStateException("an account has an unreadable address list")),
            settings.requireTwoFactor());
    }

    private static Entitlements entitlements(ResultSet row) throws SQLException {
        Plan plan = Plan.of(row.getString("plan")).orElseThrow();
        return new Entitlements(
            plan, row.getBoolean("is_operator"), row.getLong("plan_requests"),
            Overrides.stored(texts(row, "agreed_quotas"), texts(row, "agreed_gates"))
                .over(plan, Overrides.numbers(texts(row, "plan_quotas")), Set.of(texts(row, "plan_gates"))));
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    /// Why nobody of the account can be admitted from there; null when they can.
    @Nullable Reason refusal(String address) {
        if (state != AccountState.ACTIVE) {
            return Reason.ACCOUNT_CLOSED;
        }
        return addresses.isEmpty() || addresses.contains(address) ? null : Reason.ADDRESS_NOT_ALLOWED;
    }
}
