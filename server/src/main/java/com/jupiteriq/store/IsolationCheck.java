package com.jupiteriq.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Asks the catalogue, as each login, whether tenants are kept apart as decisions D2 and D11 say. Every
/// query answers with sentences about what is wrong; none means that all is well.
public final class IsolationCheck {

    /// More sentences of one kind help nobody.
    private static final int SENTENCES_PER_QUERY = 20;
    private static final String WORKER_POLICIES = "/db/worker-policies.txt";

    private final DataSource app;
    private final DataSource worker;
    private final InstantSource clock;
    private final List<DailyTable> dailyTables;
    private final SortedSet<String> workerTables;

    public IsolationCheck(
        DataSource app, DataSource worker, InstantSource clock, Collection<DailyTable> dailyTables) {
        this(app, worker, clock, dailyTables, goldenList());
    }

    IsolationCheck(DataSource app, DataSource worker, InstantSource clock,
        Collection<DailyTable> dailyTables, SortedSet<String> workerTables) {
        this.app = app;
        this.worker = worker;
        this.clock = clock;
        this.dailyTables = List.copyOf(dailyTables);
        this.workerTables = workerTables;
    }

    /// Plain sentences, empty when tenants are kept apart and the logs have room for today and tomorrow.
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        try (Connection asApp = app.getConnection(); Connection asWorker = worker.getConnection()) {
            for (String query : IsolationQueries.AS_APP) {
                problems.addAll(answers(asApp, query));
            }
            for (String query : IsolationQueries.OF_EVERY_LOGIN) {
                problems.addAll(answers(asApp, query));
                problems.addAll(answers(asWorker, query));
            }
            problems.addAll(workerPolicies(asWorker));
            problems.addAll(missingPartitions(asApp));
        } catch (SQLException e) {
            throw new IllegalStateException("The isolation of tenants could not be checked.", e);
        }
        return problems;
    }

    private static List<String> answers(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(SENTENCES_PER_QUERY);
            try (ResultSet rows = statement.executeQuery(query)) {
                List<String> answers = new ArrayList<>();
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
                return answers;
            }
        }
    }

    private List<String> workerPolicies(Connection asWorker) throws SQLException {
        SortedSet<String> found = new TreeSet<>();
        try (Statement statement = asWorker.createStatement();
                ResultSet rows = statement.executeQuery(IsolationQueries.OPEN_TO_THE_WORKER)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        List<String> problems = new ArrayList<>();
        for (String table : found) {
            if (!workerTables.contains(table)) {
                problems.add("jupiter_worker sees every tenant's rows of " + table
                    + ", which the list db/worker-policies.txt does not name; drop that policy.");
            }
        }
        for (String table : workerTables) {
            if (!found.contains(table)) {
                problems.add("jupiter_worker has no policy \"using (true)\" on " + table
                    + ", which the list db/worker-policies.txt names; create it again.");
            }
        }
        return problems;
    }

    private List<String> missingPartitions(Connection asApp) throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> problems = new ArrayList<>();
        try (PreparedStatement query = asApp.prepareStatement(IsolationQueries.IS_PARTITION)) {
            for (DailyTable daily : dailyTables) {
                String table = daily.name();
                for (LocalDate day : List.of(today, today.plusDays(1))) {
                    query.setString(1, table);
                    query.setString(2, Partitions.name(table, day));
                    try (ResultSet row = query.executeQuery()) {
                        if (!row.next()) {
                            problems.add("The table " + table + " has no partition for " + day
                                + "; the owner login must be able to create it.");
                        }
                    }
                }
            }
        }
        return problems;
    }

    private static SortedSet<String> goldenList() {
        try (InputStream list = IsolationCheck.class.getResourceAsStream(WORKER_POLICIES)) {
            if (list == null) {
                throw new IllegalStateException(WORKER_POLICIES + " is not on the class path");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
