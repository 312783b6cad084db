package com.jupiteriq.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/// The same as [Peer] for a user: reads all of the row. It cannot open what is sealed, so it is told the
/// answer.
final class UserPeer extends HttpServlet {

    private static final long serialVersionUID = 1;

    /// Behind it comes the UUID.
    static final String PATH = "/v1/users/";

    private static final String READ = """
        begin;
        select set_config('app.tenant', ?, true);
        select id, number, version, person, email_verified, external_id, role, status, metadata,
               password_hash is not null as can_sign_in, last_login, created_at, updated_at
        from users
        where tenant_id = ? and id = ?;
        commit""";

    private final transient DataSource pool;
    private final UUID tenant;
    private final byte[] answer;

    UserPeer(DataSource pool, UUID tenant, byte[] answer) {
        this.pool = pool;
        this.tenant = tenant;
        this.answer = answer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            read(UUID.fromString(request.getRequestURI().substring(PATH.length())));
        } catch (SQLException error) {
            throw new IOException(error);
        }
        response.setContentType("application/json");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private void read(UUID user) throws SQLException {
        try (Connection connection = pool.getConnection();
             PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, tenant.toString());
            statement.setObject(2, tenant);
            statement.setObject(3, user);
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                if (!row.next()) {
                    throw new SQLException("there is no user " + user);
                }
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    row.getObject(column);
                }
            }
        }
    }
}
