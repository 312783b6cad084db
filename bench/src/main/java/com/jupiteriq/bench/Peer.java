package com.jupiteriq.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;

/// What a careful programmer writes by hand when only one thing has to be fast: a bare servlet that reads one
/// ticket of one tenant and answers with the same bytes as JupiterIQ. Same Tomcat, virtual threads, driver
/// settings and pool size; the tenant setting and the query in one round trip, as the same role. It knows no
/// credentials, limits, routes, dresses, failures or deadlines.
///
/// Arguments: port, database URL, user, password, pool size, tenant; for [UserPeer] a file with its answer.
public final class Peer extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String PATH = "/functions/v1/integration-tickets/tickets/";
    private static final int CONNECTIONS = 8_192;
    private static final int REQUESTS_PER_CONNECTION = 10_000;

    private static final String READ = """
        begin;
        select set_config('app.tenant', ?, true);
        select id, subject, description, status, priority, category, metadata, created_at, updated_at
        from tickets
        where tenant_id = ? and id = ?;
        commit""";

    private static final String[] PRIORITIES = {"", "low", "medium", "high", "urgent"};

    private final transient DataSource pool;
    private final UUID tenant;

    private Peer(DataSource pool, UUID tenant) {
        this.pool = pool;
        this.tenant = tenant;
    }

    public static void main(String[] arguments) throws LifecycleException, IOException {
        DataSource pool = pool(arguments[1], arguments[2], arguments[3], Integer.parseInt(arguments[4]));
        Tomcat tomcat = new Tomcat();
        File work = Files.createTempDirectory("peer").toFile();
        tomcat.setBaseDir(work.getPath());
        tomcat.setConnector(connector(Integer.parseInt(arguments[0])));
        Context context = tomcat.addContext("", work.getPath());
        Tomcat.addServlet(context, "peer", new Peer(pool, UUID.fromString(arguments[5])));
        context.addServletMappingDecoded(PATH + "*", "peer");
        Tomcat.addServlet(context, "items", new ItemPeer(pool, UUID.fromString(arguments[5])));
        context.addServletMappingDecoded(ItemPeer.PATH + "*", "items");
        if (arguments.length > 6) {
            byte[] answer = Files.readAllBytes(Path.of(arguments[6]));
            Tomcat.addServlet(context, "users", new UserPeer(pool, UUID.fromString(arguments[5]), answer));
            context.addServletMappingDecoded(UserPeer.PATH + "*", "users");
        }
        tomcat.start();
        tomcat.getServer().await();
    }

    private static Connector connector(int port) {
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxConnections", Integer.toString(CONNECTIONS));
        connector.setProperty("maxKeepAliveRequests", Integer.toString(REQUESTS_PER_CONNECTION));
        ((AbstractHttp11Protocol<?>) connector.getProtocolHandler()).setExecutor(Thread::startVirtualThread);
        return connector;
    }

    private static DataSource pool(String url, String user, String password, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.addDataSourceProperty("ApplicationName", "peer");
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("preparedStatementCacheQueries", "1024");
        config.addDataSourceProperty("preparedStatementCacheSizeMiB", "16");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body;
        try {
            body = read(UUID.fromString(request.getRequestURI().substring(PATH.length())));
        } catch (SQLException error) {
            throw new IOException(error);
        }
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] read(UUID ticket) throws SQLException {
        try (Connection connection = pool.getConnection();
             PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, tenant.toString());
            statement.setObject(2, tenant);
            statement.setObject(3, ticket);
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                if (!row.next()) {
                    throw new SQLException("there is no ticket " + ticket);
                }
                return json(row).getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private static String json(ResultSet row) throws SQLException {
        StringBuilder out = new StringBuilder(512);
        out.append("{\"ticket\":{\"id\":\"").append(row.getString(1));
        text(out.append("\",\"title\":"), row.getString(2));
        text(out.append(",\"description\":"), row.getString(3));
        text(out.append(",\"status\":"), row.getString(4));
        text(out.append(",\"priority\":"), PRIORITIES[row.getInt(5)]);
        text(out.append(",\"category\":"), row.getString(6));
        out.append(",\"metadata\":").append(row.getString(7));
        time(out.append(",\"created_at\":\""), row.getObject(8, OffsetDateTime.class).toInstant());
        time(out.append("\",\"updated_at\":\""), row.getObject(9, OffsetDateTime.class).toInstant());
        return out.append("\"}}").toString();
    }

    static void time(StringBuilder out, Instant time) {
        out.append(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /// The texts of the bench need no other escapes.
    static void text(StringBuilder out, String value) {
        if (value.indexOf('"') >= 0 || value.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("the peer has no escapes");
        }
        out.append('"').append(value).append('"');
    }
}
