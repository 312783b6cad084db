package com.jupiteriq.postgres;

import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.util.PasswordUtil;

/// The roles of decision D11 and their database in the embedded server.
final class Roles {

    static final String DATABASE = "jupiter";
    static final String OWNER = "jupiter_owner";
    static final String APP = "jupiter_app";
    static final String WORKER = "jupiter_worker";

    /// Hashing again and again makes a password of a person hard to guess. These are random, of 256 bits, and
    /// the thousands of rounds that are usual would only make every connection dearer, the first ones of a
    /// JVM by a tenth of a second.
    static final int SCRAM_ITERATIONS = 1;

    /// SQLSTATE: the password does not fit.
    private static final String WRONG_PASSWORD = "28P01";

    private Roles() {
    }

    /// Creates what is missing. A mark on the database, written last, tells that scripts and passwords
    /// are as they are now, so that a start in good order asks one question only.
    static void prepare(Login superuser, Logins logins) {
        String mark = mark(logins);
        try (Connection connection = superuser.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            if (mark.equals(markOf(statement))) {
                return;
            }
            statement.execute(script("roles"));
            for (Login login : List.of(logins.owner(), logins.app(), logins.worker())) {
                statement.execute(
                    "alter role " + login.user() + " password '" + verifier(login) + "'");
            }
            createDatabase(statement);
            grantIn(new Login(logins.owner().url(), superuser.user(), superuser.password()));
            statement.execute("comment on database " + DATABASE + " is '" + mark + "'");
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /// What the server keeps of a password (RFC 5803). A salt keeps equal passwords apart, and no two are.
    private static String verifier(Login login) {
        return PasswordUtil.encodeScramSha256(login.password().toCharArray(), SCRAM_ITERATIONS,
            login.user().getBytes(StandardCharsets.UTF_8));
    }

    private static String markOf(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select coalesce(shobj_description(oid, 'pg_database'), '')
                from pg_database
                where datname = '%s'
                """.formatted(DATABASE))) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static void createDatabase(Statement statement) throws SQLException {
        boolean present;
        try (ResultSet row = statement.executeQuery(
                "select from pg_database where datname = '" + DATABASE + "'")) {
            present = row.next();
        }
        if (!present) {
            statement.execute("create database " + DATABASE + " owner " + OWNER + " template template0");
        }
    }

    /// Also for databases that tests make from a template: rights on a database are not copied.
    static void grantIn(Login superuser) throws SQLException {
        try (Connection connection = superuser.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script("database"));
        }
    }

    private static StartRefused refused(SQLException e) {
        if (WRONG_PASSWORD.equals(e.getSQLState())) {
            return new StartRefused("The passwords in secrets/ do not fit the database in pg/; restore both"
                + " folders from the same backup.", e);
        }
        return new StartRefused("The database could not be prepared (" + e.getMessage()
            + "); its log in logs/ says more.", e);
    }

    /// Made of random passwords of 256 bits, so it gives nothing away.
    private static String mark(Logins logins) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(script("roles"), script("database"), logins.owner().password(),
                    logins.app().password(), logins.worker().password(), "SCRAM " + SCRAM_ITERATIONS)) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return "prepared " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String script(String name) {
        try (InputStream text = Roles.class.getResourceAsStream("/db/" + name + ".sql")) {
            if (text == null) {
                throw new IllegalStateException("db/" + name + ".sql is not on the class path");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
