package com.jupiteriq.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The same as [Peer] for a data item that is neither archived nor in the trash.
final class ItemPeer extends HttpServlet {

    private static final long serialVersionUID = 1;

    /// Behind it comes the public id.
    static final String PATH = "/v1/data/";

    private static final String PREFIX = "data_";
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int DIGITS = 26;
    private static final int BITS_OF_DIGIT = 5;
    private static final int BELOW_MILLIS = 16;

    private static final String READ = """
        begin;
        select set_config('app.tenant', ?, true);
        select id, type, status, status_before, attributes, external_id, version, updated_at, archived_at, deleted_at
        from data_items
        where tenant_id = ? and id = ?;
        commit""";

    private final transient DataSource pool;
    private final UUID tenant;

    ItemPeer(DataSource pool, UUID tenant) {
        this.pool = pool;
        this.tenant = tenant;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body;
        try {
            body = read(uuid(request.getRequestURI().substring(PATH.length() + PREFIX.length())));
        } catch (SQLException error) {
            throw new IOException(error);
        }
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] read(UUID item) throws SQLException {
        try (Connection connection = pool.getConnection();
             PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, tenant.toString());
            statement.setObject(2, tenant);
            statement.setObject(3, item);
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                if (!row.next() || row.getObject(9) != null || row.getObject(10) != null) {
                    throw new SQLException("there is no item " + item);
                }
                return json(row).getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private static String json(ResultSet row) throws SQLException {
        StringBuilder out = new StringBuilder(512);
        UUID id = row.getObject(1, UUID.class);
        digits(out.append("{\"id\":\"").append(PREFIX), id);
        Peer.text(out.append("\",\"type\":"), row.getString(2));
        Peer.text(out.append(",\"status\":"), row.getString(3));
        out.append(",\"attributes\":").append(row.getString(5));
        textOrNull(out.append(",\"external_id\":"), row.getString(6));
        out.append(",\"version\":").append(row.getInt(7));
        Peer.time(out.append(",\"created_at\":\""),
            Instant.ofEpochMilli(id.getMostSignificantBits() >>> BELOW_MILLIS));
        Peer.time(out.append("\",\"updated_at\":\""), row.getObject(8, OffsetDateTime.class).toInstant());
        return out.append("\",\"archived_at\":null}").toString();
    }

    private static void textOrNull(StringBuilder out, @Nullable String value) {
        if (value == null) {
            out.append("null");
        } else {
            Peer.text(out, value);
        }
    }

    private static UUID uuid(String digits) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < DIGITS; i++) {
            high = high << BITS_OF_DIGIT | low >>> Long.SIZE - BITS_OF_DIGIT;
            low = low << BITS_OF_DIGIT | ALPHABET.indexOf(digits.charAt(i));
        }
        return new UUID(high, low);
    }

    private static void digits(StringBuilder out, UUID id) {
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        char[] digits = new char[DIGITS];
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) low & ALPHABET.length() - 1);
            low = low >>> BITS_OF_DIGIT | high << Long.SIZE - BITS_OF_DIGIT;
            high >>>= BITS_OF_DIGIT;
        }
        out.append(digits);
    }
}
