package com.jupiteriq.postgres;

import com.jupiteriq.kernel.StartRefused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL that the operator brings, named by three addresses. `db/roles.sql` and `db/database.sql`
/// prepare it; their first lines say how.
public final class ExternalPostgres {

    static final int OLDEST_MAJOR = 16;

    private static final int VERSIONS_PER_MAJOR = 10_000;

    private ExternalPostgres() {
    }

    /// Each address is `postgresql://user:password@host:port/database?parameters` or its JDBC form with
    /// `user` and `password` among the parameters. Throws [StartRefused] when one is not understood, does
    /// not answer, is the wrong role or leads to a PostgreSQL that is too old.
    ///
    /// @param app `--database-url`
    /// @param worker `--database-worker-url`
    /// @param admin `--database-admin-url`, the owner
    public static Logins logins(String app, String worker, String admin) {
        Logins logins = new Logins(
            parse("--database-admin-url", admin),
            parse("--database-url", app),
            parse("--database-worker-url", worker));
        check("--database-admin-url", logins.owner(), Roles.OWNER);
        check("--database-url", logins.app(), Roles.APP);
        check("--database-worker-url", logins.worker(), Roles.WORKER);
        return logins;
    }

    static Login parse(String flag, String address) {
        String rest = address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address;
        int begin = rest.indexOf("://");
        if (begin < 0 || !List.of("postgresql", "postgres").contains(rest.substring(0, begin))) {
            throw notUnderstood(flag);
        }
        rest = rest.substring(begin + "://".length());
        String query = rest.contains("?") ? rest.substring(rest.indexOf('?') + 1) : "";
        String place = rest.contains("?") ? rest.substring(0, rest.indexOf('?')) : rest;
        int at = place.lastIndexOf('@');
        return assemble(flag, place.substring(at + 1), query,
            Credentials.of(flag, at < 0 ? "" : place.substring(0, at)));
    }

    private record Credentials(String user, String password) {

        static Credentials of(String flag, String text) {
            int colon = text.indexOf(':');
            return colon < 0
                ? new Credentials(decode(flag, text), "")
                : new Credentials(decode(flag, text.substring(0, colon)),
                    decode(flag, text.substring(colon + 1)));
        }
    }

    private static Login assemble(String flag, String place, String query, Credentials given) {
        String user = given.user();
        String password = given.password();
        List<String> others = new ArrayList<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            if (parameter.startsWith("user=")) {
                user = decode(flag, parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decode(flag, parameter.substring("password=".length()));
            } else {
                others.add(parameter);
            }
        }
        if (user.isEmpty() || place.indexOf('/') < 1 || place.endsWith("/")) {
            throw notUnderstood(flag);
        }
        String url = "jdbc:postgresql://" + place + (others.isEmpty() ? "" : "?" + String.join("&", others));
        if (org.postgresql.Driver.parseURL(url, null) == null) {
            throw notUnderstood(flag);
        }
        return new Login(url, user, password);
    }

    private static String decode(String flag, String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw notUnderstood(flag);
        }
    }

    private static StartRefused notUnderstood(String flag) {
        return new StartRefused(flag + " is not understood; write"
            + " postgresql://user:password@host:5432/database with special characters percent-encoded.");
    }

    private static void check(String flag, Login login, String role) {
        try (Connection connection = login.unpooled().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                    "select current_setting('server_version_num')::int, current_user")) {
            row.next();
            refuseOld(flag, login, row.getInt(1));
            if (!row.getString(2).equals(role)) {
                throw new StartRefused(flag + " logs in as " + row.getString(2) + "; it must be " + role
                    + ", which db/roles.sql creates.");
            }
        } catch (SQLException e) {
            throw new StartRefused("The database at " + login.place() + " (" + flag + ") cannot be used ("
                + firstLine(e) + "); check the address, the password and that it runs.", e);
        }
    }

    static void refuseOld(String flag, Login login, int version) {
        int major = version / VERSIONS_PER_MAJOR;
        if (major < OLDEST_MAJOR) {
            throw new StartRefused("The PostgreSQL at " + login.place() + " (" + flag + ") is version "
                + major + "; JupiterIQ needs " + OLDEST_MAJOR + " or newer.");
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
