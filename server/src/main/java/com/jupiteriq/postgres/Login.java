package com.jupiteriq.postgres;

import java.util.Arrays;
import java.util.Properties;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/// Where and as whom to reach PostgreSQL.
///
/// @param url a JDBC address without user and password
public record Login(String url, String user, String password) {

    private static final int CONNECT_SECONDS = 5;

    /// Above the longest statement of this rare work; a dead network is noticed by then.
    private static final int SOCKET_SECONDS = 330;

    /// One connection per request for it, for rare work: migrations, partitions, checks.
    public DataSource unpooled() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        if (!url.contains("connectTimeout=")) {
            source.setConnectTimeout(CONNECT_SECONDS);
        }
        if (!url.contains("socketTimeout=")) {
            source.setSocketTimeout(SOCKET_SECONDS);
        }
        source.setApplicationName("jupiter");
        source.setTcpKeepAlive(true);
        return source;
    }

    /// On which the database, or one of several, listens.
    public IntStream ports() {
        Properties parts = org.postgresql.Driver.parseURL(url, null);
        String ports = parts == null ? null : PGProperty.PG_PORT.getOrDefault(parts);
        return ports == null ? IntStream.empty()
            : Arrays.stream(ports.split(",")).mapToInt(Integer::parseInt);
    }

    /// Host, port and database for messages: nothing in it is secret.
    String place() {
        Properties parts = org.postgresql.Driver.parseURL(url, null);
        if (parts == null) {
            return "the database";
        }
        return PGProperty.PG_HOST.getOrDefault(parts) + ":" + PGProperty.PG_PORT.getOrDefault(parts)
            + "/" + PGProperty.PG_DBNAME.getOrDefault(parts);
    }

    /// The address stays out too: an operator's own may carry further secrets in its parameters.
    @Override
    public String toString() {
        return "Login[" + user + " at " + place() + "]";
    }
}
