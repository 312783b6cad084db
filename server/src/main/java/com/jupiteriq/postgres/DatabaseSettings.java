package com.jupiteriq.postgres;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import org.jspecify.annotations.Nullable;

/// Which PostgreSQL holds the data, and how it is reached.
public record DatabaseSettings(
    @Setting(otherwise = "embedded PostgreSQL",
        says = "PostgreSQL of your own: address with user and password of the"
        + " role that serves requests.")
    @Nullable String databaseUrl,

    @Setting(otherwise = "embedded PostgreSQL",
        says = "The same database for the role of the background workers.")
    @Nullable String databaseWorkerUrl,

    @Setting(otherwise = "embedded PostgreSQL",
        says = "The same database for the role that owns the tables and"
        + " migrates.")
    @Nullable String databaseAdminUrl,

    @Setting(value = "16", from = 2, to = 1_000, says = "Database connections that requests share.")
    int poolSize) {

    public DatabaseSettings {
        int given = count(databaseUrl) + count(databaseWorkerUrl) + count(databaseAdminUrl);
        if (given != 0 && given != 3) {
            throw new StartRefused("A PostgreSQL of your own needs all three of --database-url,"
                + " --database-worker-url and --database-admin-url;"
                + " the guide is docs/operating/own-postgresql.md.");
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
        return "DatabaseSettings[" + (external() ? "own" : "embedded") + ", poolSize=" + poolSize + "]";
    }
}
