package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What `/metrics` on the management port says, and that the dashboard asks for nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {

    private static final Path DASHBOARD = Path.of("../deploy/grafana/jupiteriq.json");

    /// A sample of the text format of Prometheus: name, labels, value.
    private static final Pattern SAMPLE = Pattern.compile(
        "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*\",?)*})? "
            + "([-+]?(?:[0-9.]+(?:[eE][-+]?[0-9]+)?|Inf)|NaN)");

    private static final Pattern EXPRESSION = Pattern.compile("\"expr\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NAME = Pattern.compile("\\b(?:jupiteriq|jvm|process|system)_[a-z0-9_]+");

    private TestServer server;
    private Account account;
    private String key;

    @BeforeAll
    void start() {
        server = new TestServer();
        account = server.account();
        key = server.key(account, "platform");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void every_line_is_of_the_text_format() {
        HttpResponse<String> answer = server.managed("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body().lines().filter(line -> !line.startsWith("#")))
            .isNotEmpty().allMatch(line -> SAMPLE.matcher(line).matches());
    }

    @Test
    void requests_are_counted_by_route_and_class_of_status() {
        String found = "jupiteriq_http_requests_seconds_count{method=\"GET\",route=\"/v1/tickets\","
            + "status=\"2xx\",surface=\"/v1\"}";
        String strays = "jupiteriq_http_requests_seconds_count{method=\"none\",route=\"none\","
            + "status=\"4xx\",surface=\"/v1\"}";
        double before = value(found);
        double strayed = value(strays);
        server.get("/health/ready", key);
        for (int i = 0; i < 3; i++) {
            server.get("/v1/tickets", key);
        }
        server.get("/v1/nowhere/" + key.hashCode(), key);
        await(found, before + 3);
        await(strays, strayed + 1);
        Map<String, Double> samples = samples();
        assertThat(samples.keySet()).noneMatch(sample -> sample.contains("nowhere"));
        assertThat(samples.keySet()).noneMatch(sample ->
            sample.contains("route=\"none\",status=\"2xx\"") || sample.contains("health"));
        assertThat(samples.entrySet()).anyMatch(sample ->
            sample.getKey().startsWith("jupiteriq_http_requests_seconds_bucket{")
                && sample.getKey().contains("route=\"/v1/tickets\"")
                && sample.getKey().contains("le=\"30.0\"") && sample.getValue() >= 3);
    }

    @Test
    void the_routes_that_only_the_operator_has_are_counted_and_logged() {
        String found = "jupiteriq_http_requests_seconds_count{method=\"GET\",route=\"/v1/accounts/{id}\","
            + "status=\"2xx\",surface=\"/v1\"}";
        double before = value(found);
        assertThat(server.get("/v1/accounts/" + account.publicId(), key).statusCode()).isEqualTo(200);
        await(found, before + 1);
        Await.until("the line in the request log", () ->
            server.tenants.count("request_log where route = '/v1/accounts/{id}'") == 1);
    }

    @Test
    void what_a_limit_refuses_is_counted() {
        String refusals = "jupiteriq_limit_refusals_total{kind=\"requests\"}";
        double before = value(refusals);
        String limited = server.part(OperatorKeys.class)
            .create(Actor.operator("req_test"), limited(account)).secret();
        assertThat(server.get("/v1/tickets", limited).statusCode()).isEqualTo(200);
        assertThat(server.get("/v1/tickets", limited).statusCode()).isEqualTo(429);
        await(refusals, before + 1);
    }

    private static KeyOrder limited(Account account) {
        KeyOrder plain = KeyOrder.plain(account.publicId(), "live", "platform");
        return new KeyOrder(plain.account(), plain.environment(), plain.wish().contract(), null,
            List.of(), List.of(), List.of(), null, "1/hour");
    }

    @Test
    void pools_log_router_and_machine_are_there() {
        assertThat(samples()).containsKeys(
            "jupiteriq_pool_active{pool=\"app\"}", "jupiteriq_pool_limit{pool=\"worker\"}",
            "jupiteriq_router_lag_seconds", "jupiteriq_request_log_dropped_total",
            "jupiteriq_request_log_waiting", "jvm_threads_live_threads", "process_cpu_usage");
        assertThat(value("jupiteriq_pool_limit{pool=\"app\"}")).isEqualTo(16);
        assertThat(value("jupiteriq_router_lag_seconds")).isLessThan(60);
    }

    @Test
    void every_task_in_the_background_is_measured_and_told() throws IOException {
        List<String> tasks = server.parts(Tasks.class).stream().flatMap(some -> some.tasks().stream())
            .map(Task::toString).toList();
        assertThat(tasks).hasSizeGreaterThan(6);
        String page = Files.readString(Path.of("../docs/operating/observe.md"));
        for (String task : tasks) {
            String[] parts = task.split(": ", 2);
            assertThat(samples()).containsKey("jupiteriq_task_failures_total{task=\"" + parts[0] + "\"}");
            assertThat(page).contains("| `" + parts[0] + "` | " + parts[1] + " |");
        }
        await("jupiteriq_task_runs_total{task=\"event-router\"}", 1);
    }

    @Test
    void metrics_are_for_the_operator_only() {
        assertThat(server.get("/metrics", "").statusCode()).isEqualTo(401);
        assertThat(server.get("/metrics", key).statusCode()).isEqualTo(404);
        assertThat(server.managed("/metrics/").statusCode()).isEqualTo(404);
    }

    @Test
    void the_dashboard_asks_only_for_what_is_exported() throws IOException {
        server.get("/v1/tickets", key);
        await("jupiteriq_http_requests_seconds_count{method=\"GET\",route=\"/v1/tickets\",status=\"2xx\","
            + "surface=\"/v1\"}", 1);
        Set<String> exported = new TreeSet<>();
        samples().keySet().forEach(sample -> exported.add(sample.split("\\{", 2)[0]));
        Set<String> asked = new TreeSet<>();
        Matcher expressions = EXPRESSION.matcher(Files.readString(DASHBOARD));
        while (expressions.find()) {
            Matcher names = NAME.matcher(expressions.group(1));
            while (names.find()) {
                asked.add(names.group());
            }
        }
        assertThat(asked).hasSizeGreaterThan(8);
        assertThat(exported).containsAll(asked);
    }

    private double value(String sample) {
        return samples().getOrDefault(sample, 0.0);
    }

    private void await(String sample, double atLeast) {
        Await.until(sample + " of at least " + atLeast, () -> value(sample) >= atLeast);
    }

    private Map<String, Double> samples() {
        Map<String, Double> samples = new LinkedHashMap<>();
        List<String> lines = server.managed("/metrics").body().lines()
            .filter(line -> !line.startsWith("#")).toList();
        for (String line : lines) {
            int end = line.lastIndexOf(' ');
            samples.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)
                .replace("+Inf", "Infinity")));
        }
        return samples;
    }
}
