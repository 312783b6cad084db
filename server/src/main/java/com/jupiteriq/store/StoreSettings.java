package com.jupiteriq.store;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import org.jspecify.annotations.Nullable;

/// Which PostgreSQL holds the data, and how long it holds what grows every day.
public record StoreSettings(
    @Setting(otherwise = "embedded PostgreSQL", says = "PostgreSQL of your own: address with user and password of the"
        + " role that serves requests.")
    @Nullable String databaseUrl,

    @Setting(otherwise = "embedded PostgreSQL", says = "The same database for the role of the background workers.")
    @Nullable String databaseWorkerUrl,

    @Setting(otherwise = "embedded PostgreSQL", says = "The same database for the role that owns the tables and"
        + " migrates.")
    @Nullable String databaseAdminUrl,

    @Setting(value = "16", from = 2, to = 1_000, says = "Database connections that requests share.")
    int poolSize,

    @Setting(value = "30", from = 1, to = 3_650, says = "Days after which events are dropped.")
    int eventRetentionDays,

    @Setting(value = "90", from = 1, to = 3_650, says = "Days after which audit entries are dropped.")
    int auditRetentionDays) {

    public StoreSettings {
        int given = count(databaseUrl) + count(databaseWorkerUrl) + count(databaseAdminUrl);
        if (given != 0 && given != 3) {
            throw new StartRefused("A PostgreSQL of your own needs all three of --database-url,"
                + " --database-worker-url and --database-admin-url; the guide is docs/operating/own-postgresql.md.");
        }
    }

    /// Whether the data lies in a PostgreSQL that the operator runs.
    public boolean external() {
        return databaseUrl != null;
    }

    private static int count(@Nullable String url) {
        return url == null ? 0 : 1;
    }

    /// Addresses carry passwords.
    @Override
    public String toString() {
        return "StoreSettings[" + (external() ? "own PostgreSQL" : "embedded PostgreSQL") + ", poolSize=" + poolSize
            + ", eventRetentionDays=" + eventRetentionDays + ", auditRetentionDays=" + auditRetentionDays + "]";
    }
}
