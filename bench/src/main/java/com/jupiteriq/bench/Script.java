package com.jupiteriq.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the statements of one create, as PostgreSQL has logged them, into a script for `pgbench -M
/// prepared`, and checks that pgbench then sends the same ones.
///
/// `make LOG SCRIPT ARGUMENTS` writes the script and a file with one `-D name=value` a line. Parameters that
/// every create needs afresh (columns `id`, `number`, `scope`) become new values for each transaction, all
/// others are variables with the logged value. pgbench can neither hold a new text nor send a null, therefore
/// a fresh id is joined from two numbers of 16 digits in the statement itself, and a null stands there as a
/// word. Nor does it say of what type a parameter is, therefore arrays get theirs as a cast.
///
/// `compare LOG LOG` fails unless the last transaction of both logs has the same statements, parameters,
/// joined numbers, nulls and casts of arrays put on a par.
public final class Script {

    private static final Pattern ENTRY = Pattern.compile("\\n(?=\\d{4}-\\d\\d-\\d\\d \\d\\d:)");
    private static final Pattern EXECUTED = Pattern.compile(
        "[^\\n]* jupiter_app@[^\\n]* LOG: +execute [^:]*: (.*)", Pattern.DOTALL);
    private static final Pattern DETAIL = Pattern.compile(
        "[^\\n]* jupiter_app@[^\\n]* DETAIL: +[Pp]arameters: (.*)", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = (?:'((?:[^']|'')*)'|NULL)");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern COLUMNS = Pattern.compile("insert into (\\w+) \\(([^)]*)\\)\\s*values \\(([^)]*)\\)");
    private static final Pattern JOINED = Pattern.compile("\\((?:'[^']*' \\|\\| )?\\$\\d+(?: \\|\\| \\$\\d+)+\\)::\\w+");

    private static final Pattern UNNESTED = Pattern.compile("unnest\\(([^)]*)\\) as \\w+ \\(([^)]*)\\)");
    private static final Pattern CAST = Pattern.compile("(\\$\\d+)::\\w+\\[]");

    private static final String FRESH = """
        \\set n :n + 1
        \\set number (:start + :n) * 1000 + :client_id
        """;

    /// One statement with the values of its parameters, null where it had none.
    private record Logged(String text, Map<Integer, String> values) {}

    private final StringBuilder script = new StringBuilder(FRESH);
    private final List<String> arguments = new ArrayList<>(List.of("n=0"));
    private int randoms;

    private Script() {}

    public static void main(String[] arguments) throws IOException {
        List<Logged> statements = lastTransaction(Path.of(arguments[1]));
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("no transaction of jupiter_app in " + arguments[1]);
        }
        if (arguments[0].equals("make")) {
            Script script = new Script();
            script.add(statements);
            Files.writeString(Path.of(arguments[2]), script.script);
            Files.write(Path.of(arguments[3]), script.arguments);
        } else {
            compare(statements, lastTransaction(Path.of(arguments[2])));
        }
    }

    private static List<Logged> lastTransaction(Path log) throws IOException {
        List<Logged> statements = new ArrayList<>();
        for (String entry : ENTRY.split(Files.readString(log))) {
            Matcher executed = EXECUTED.matcher(entry);
            Matcher detail = DETAIL.matcher(entry);
            if (executed.matches()) {
                String statement = executed.group(1).replaceAll(";\\s*$", "").strip().replaceAll("\\s+", " ");
                if (statement.equals("begin")) {
                    statements.clear();
                }
                statements.add(new Logged(statement, Map.of()));
            } else if (detail.matches()) {
                Logged statement = statements.removeLast();
                statements.add(new Logged(statement.text, values(detail.group(1))));
            }
        }
        return statements;
    }

    private static Map<Integer, String> values(String detail) {
        Map<Integer, String> values = new HashMap<>();
        Matcher value = VALUE.matcher(detail);
        while (value.find()) {
            if (value.group(2) != null) {
                values.put(Integer.parseInt(value.group(1)), value.group(2).replace("''", "'"));
            }
        }
        return values;
    }

    private void add(List<Logged> statements) {
        StringBuilder lines = new StringBuilder("\\startpipeline\n");
        for (int i = 0; i < statements.size(); i++) {
            lines.append(line(statements.get(i), i)).append(";\n");
        }
        script.append(lines).append("\\endpipeline\n");
    }

    private String line(Logged statement, int index) {
        Map<Integer, String> columns = columns(statement.text);
        return PLACE.matcher(withCasts(statement.text)).replaceAll(place -> {
            int number = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(parameter(
                "s" + index + "_" + number, columns.getOrDefault(number, ""), statement.values.get(number)));
        });
    }

    /// With the type of each array that becomes rows: of numbers those called `value`, of texts all others.
    private static String withCasts(String statement) {
        return UNNESTED.matcher(statement).replaceAll(unnested -> {
            String[] arrays = unnested.group(1).split(", ");
            String[] names = unnested.group(2).split(", ");
            for (int i = 0; i < arrays.length; i++) {
                arrays[i] += names[i].equals("value") ? "::bigint[]" : "::text[]";
            }
            return Matcher.quoteReplacement(
                unnested.group().replace(unnested.group(1), String.join(", ", arrays)));
        });
    }

    /// The columns of an insert by the number of their parameter.
    private static Map<Integer, String> columns(String statement) {
        Map<Integer, String> columns = new HashMap<>();
        Matcher insert = COLUMNS.matcher(statement);
        if (insert.find()) {
            String[] names = insert.group(2).split(",");
            String[] values = insert.group(3).split(",");
            for (int i = 0; i < Math.min(names.length, values.length); i++) {
                Matcher place = PLACE.matcher(values[i]);
                if (place.find()) {
                    columns.put(Integer.parseInt(place.group(1)), names[i].strip());
                }
            }
        }
        return columns;
    }

    private String parameter(String name, String column, @Nullable String value) {
        if (value == null) {
            return "null";
        }
        return switch (column) {
            case "id" -> "(:number || " + random() + ")::uuid";
            case "scope" -> "('\\x' || :number || " + random() + " || " + random() + " || " + random() + ")::bytea";
            case "number" -> ":number";
            default -> {
                arguments.add(name + "=" + value);
                yield ":" + name;
            }
        };
    }

    private String random() {
        String name = "r" + ++randoms;
        script.append("\\set ").append(name).append(" random(1000000000000000, 9999999999999999)\n");
        return ":" + name;
    }

    private static void compare(List<Logged> ours, List<Logged> theirs) {
        List<String> wanted = ours.stream().map(Script::leveled).toList();
        List<String> found = theirs.stream().map(Script::leveled).toList();
        if (!wanted.equals(found)) {
            System.err.println("bench: pgbench sends other statements than the server:\n"
                + String.join("\n", wanted) + "\n---\n" + String.join("\n", found));
            System.exit(1);
        }
        System.out.println("pgbench sends the server's " + wanted.size() + " statements");
    }

    private static String leveled(Logged statement) {
        String uncast = CAST.matcher(statement.text).replaceAll("$1");
        String joined = JOINED.matcher(uncast).replaceAll("?");
        return PLACE.matcher(joined).replaceAll(place ->
            statement.values.containsKey(Integer.parseInt(place.group(1))) ? "?" : "null");
    }
}
