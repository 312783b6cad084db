package com.jupiteriq.store;

import com.jupiteriq.postgres.Login;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// One connection of *jupiter_app* that keeps the plan of whatever really runs over it, also of the
/// statements inside of functions, as `auto_explain` tells them.
public final class Explained extends AbstractDataSource implements AutoCloseable {

    private final Connection connection;
    private final List<String> plans = new ArrayList<>();

    /// @param superuser who alone may load the library; the session then becomes the app's for good
    public Explained(Login superuser) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", superuser.user());
        properties.setProperty("password", superuser.password());
        properties.setProperty("prepareThreshold", "1");
        connection = DriverManager.getConnection(superuser.url(), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                load 'auto_explain';
                set auto_explain.log_min_duration = 0;
                set auto_explain.log_nested_statements = on;
                set auto_explain.log_analyze = on;
                set auto_explain.log_timing = off;
                set auto_explain.log_level = notice;
                set session authorization jupiter_app""");
        }
    }

    /// The plans of all statements since the last call, one text each.
    public List<String> plans() {
        List<String> seen = List.copyOf(plans);
        plans.clear();
        return seen;
    }

    @Override
    public Connection getConnection() {
        return (Connection) Proxy.newProxyInstance(Explained.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "close" -> null;
                case "prepareStatement" ->
                    listening((PreparedStatement) invoke(connection, method, arguments));
                default -> invoke(connection, method, arguments);
            });
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    private PreparedStatement listening(PreparedStatement statement) {
        return (PreparedStatement) Proxy.newProxyInstance(
            Explained.class.getClassLoader(), new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                    keep(statement.getWarnings());
                }
                return invoke(statement, method, arguments);
            });
    }

    private void keep(@Nullable SQLWarning first) {
        for (SQLWarning notice = first; notice != null; notice = notice.getNextWarning()) {
            plans.add(notice.getMessage());
        }
    }

    private static Object invoke(Object target, java.lang.reflect.Method method,
        Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
