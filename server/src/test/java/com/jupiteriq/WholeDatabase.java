package com.jupiteriq;

import com.jupiteriq.postgres.Login;
import com.jupiteriq.seals.SkeletonKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/// The whole database as its superuser takes it away with `COPY`, to be searched.
public final class WholeDatabase {

    /// Every table there is: of the product, its partitions, and the catalogue, where statistics keep samples
    /// of rows.
    private static final String TABLES = """
        select oid::regclass::text
        from pg_class
        where relkind in ('r', 'm') and (relnamespace = 'public'::regnamespace or \
        relnamespace::regnamespace::text
            in ('pg_catalog', 'information_schema', 'pg_toast'))
        """;

    private static final String SEALED_COLUMNS = """
        select attrelid::regclass::text, quote_ident(attname)
        from pg_attribute
        join pg_class on pg_class.oid = attrelid
        where relkind = 'r' and relnamespace = 'public'::regnamespace and atttypid = 'bytea'::regtype
          and not attisdropped""";

    /// By table: the copy in text, where bytes are in hexadecimal, in binary, where they are as they are, and
    /// what was opened.
    private final Map<String, List<byte[]>> copies = new LinkedHashMap<>();

    private WholeDatabase() {}

    /// As it lies on disk.
    static WholeDatabase copy(Login superuser) throws SQLException, IOException {
        WholeDatabase whole = new WholeDatabase();
        try (Connection connection = superuser.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : strings(statement, TABLES)) {
                whole.copies.put(table, copies(connection, table));
            }
        }
        return whole;
    }

    /// For somebody who has the keys of all accounts too.
    public static WholeDatabase opened(Login superuser, SkeletonKey key) throws SQLException, IOException {
        WholeDatabase whole = copy(superuser);
        try (Connection connection = superuser.unpooled().getConnection();
                Statement statement = connection.createStatement();
                Statement values = connection.createStatement();
                ResultSet columns = statement.executeQuery(SEALED_COLUMNS)) {
            while (columns.next()) {
                String table = columns.getString(1);
                List<byte[]> texts = new ArrayList<>(whole.copies.get(table));
                String column = columns.getString(2);
                try (ResultSet rows = values.executeQuery(
                    "select " + column + " from " + table + " where " + column + " is not null")) {
                    while (rows.next()) {
                        texts.addAll(key.open(rows.getBytes(1)));
                    }
                }
                whole.copies.put(table, texts);
            }
        }
        return whole;
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    /// The catalogue has types without a binary form, and no bytes.
    private static List<byte[]> copies(Connection connection, String table) throws SQLException, IOException {
        byte[] text = copy(connection, table, "text");
        boolean ours = !table.startsWith("pg_") && !table.startsWith("information_schema.");
        return ours ? List.of(text, copy(connection, table, "binary")) : List.of(text);
    }

    private static byte[] copy(Connection connection, String table, String format) throws SQLException,
        IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        connection.unwrap(PGConnection.class).getCopyAPI()
            .copyOut("copy (select * from " + table + ") to stdout (format " + format + ")", bytes);
        return bytes.toByteArray();
    }

    Set<String> tables() {
        return copies.keySet();
    }

    /// The tables that hold the text: as it is, in hexadecimal or in base64, in any case of its letters.
    public Set<String> whereabouts(String text) {
        Set<String> tables = new TreeSet<>();
        List<String> disguises = disguises(text).toList();
        copies.forEach((table, forms) -> forms.forEach(form -> {
            String copy = new String(form, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            if (disguises.stream().anyMatch(copy::contains)) {
                tables.add(table);
            }
        }));
        return tables;
    }

    private static Stream<String> disguises(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byte[] wide = text.getBytes(StandardCharsets.UTF_16BE);
        return Stream.of(text, HexFormat.of().formatHex(bytes), base64.substring(0, base64.length() - 1),
                new String(wide, StandardCharsets.ISO_8859_1))
            .map(form -> form.toLowerCase(Locale.ROOT));
    }
}
