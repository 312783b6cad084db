package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.health.Health;
import com.jupiteriq.settings.KnownSetting;
import com.jupiteriq.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The files in `deploy/` speak of things that exist. Nothing of them is run here.
class DeployTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DEPLOY = ROOT.resolve("deploy");

    private static final Pattern VARIABLE = Pattern.compile("\\bJUPITER_[A-Z_]*[A-Z]\\b");
    private static final Pattern FLAG = Pattern.compile("(?<!\\S)--[a-z-]+");
    private static final Pattern HEALTH = Pattern.compile("/health[a-z/]*");

    @Test
    void every_variable_is_a_setting() throws IOException {
        Set<String> known = Settings.KNOWN.stream().map(KnownSetting::variable)
            .collect(Collectors.toCollection(TreeSet::new));
        known.add(Settings.CONFIG_VARIABLE);
        for (Path file : files()) {
            assertThat(all(VARIABLE, text(file))).as(file.toString()).isSubsetOf(known);
        }
    }

    @Test
    void every_option_of_ours_is_one() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("--config", "--json"));
        Settings.KNOWN.forEach(setting -> known.add(setting.flag()));
        for (Path file : files()) {
            String ours = text(file).lines().filter(line -> line.matches(".*jupiter (serve|admin|prepare).*"))
                .collect(Collectors.joining("\n"));
            assertThat(all(FLAG, ours)).as(file.toString()).isSubsetOf(known);
        }
    }

    @Test
    void every_health_path_answers() throws IOException {
        Health health = new Health(List.of());
        for (Path file : files()) {
            assertThat(all(HEALTH, text(file))).as(file.toString())
                .allSatisfy(path -> assertThat(health.answer("GET", path)).isPresent());
        }
        assertThat(text(DEPLOY.resolve("haproxy.cfg"))).contains("uri /health/ready");
    }

    @Test
    void the_unit_stops_like_the_server_and_is_closed() throws IOException {
        String unit = text(DEPLOY.resolve("jupiteriq.service"));
        assertThat(unit.lines().filter(line -> line.startsWith("["))).containsExactly(
            "[Unit]", "[Service]", "[Install]");
        assertThat(unit.lines()).allMatch(line -> line.isEmpty() || line.matches("#.*|\\[.*|[A-Z]\\w*=.*"));
        assertThat(unit.lines()).contains("ExecStart=/opt/jupiteriq/jupiter serve", "DynamicUser=yes",
            "NoNewPrivileges=yes", "ProtectSystem=strict", "StateDirectory=jupiteriq", "KillSignal=SIGTERM",
            "KillMode=mixed", "TimeoutStopSec=40", "Restart=on-failure");
        assertThat(unit.lines()).noneMatch(line -> line.startsWith("MemoryDenyWriteExecute="));
    }

    @Test
    void the_image_is_built_from_what_is_here_and_runs_as_nobody_special() throws IOException {
        List<String> steps = steps(text(DEPLOY.resolve("Dockerfile")));
        assertThat(steps).allMatch(step -> step.matches(
            "(?s)(FROM|WORKDIR|COPY|RUN|USER|ENV|VOLUME|EXPOSE|HEALTHCHECK|STOPSIGNAL|ENTRYPOINT|CMD) .+"));
        assertThat(steps.stream().filter(step -> step.startsWith("FROM ")))
            .allMatch(step -> step.matches("FROM [a-z-]+:[\\w.-]+( AS build)?")).hasSize(2);
        Set<String> sources = steps.stream()
            .filter(step -> step.startsWith("COPY ") && !step.contains("--from=build"))
            .map(step -> step.split(" ")[1]).collect(Collectors.toSet());
        assertThat(sources).allSatisfy(source -> assertThat(ROOT.resolve(source)).exists());
        assertThat(text(DEPLOY.resolve("Dockerfile.dockerignore")).lines()
            .filter(line -> line.startsWith("!")).map(line -> line.substring(1)).collect(Collectors.toSet()))
            .isEqualTo(sources);
        int run = steps.lastIndexOf("FROM eclipse-temurin:25-jdk");
        assertThat(steps.subList(run, steps.size())).contains("USER 10001:10001",
            "VOLUME /var/lib/jupiteriq", "ENV JUPITER_DATA=/var/lib/jupiteriq",
            "ENTRYPOINT [\"/opt/jupiteriq/jupiter\"]",
            "CMD [\"serve\"]");
        assertThat(steps).anyMatch(step -> step.startsWith("HEALTHCHECK ") && step.contains("/health/live"));
        assertThat(steps.subList(steps.indexOf("USER 10001:10001") + 1, steps.size()))
            .noneMatch(step -> step.startsWith("USER "));
    }

    /// The instructions, comments taken away and continued lines joined.
    private static List<String> steps(String file) {
        return file.replaceAll("(?m)^#.*\n", "").replace("\\\n", " ").lines()
            .filter(line -> !line.isBlank()).toList();
    }

    @Test
    void the_composition_holds_together() throws IOException {
        Map<String, Map<String, Object>> services = services();
        assertThat(services).containsOnlyKeys("node1", "node2", "database", "valkey", "balancer");
        services.forEach((name, service) -> {
            if (service.get("depends_on") instanceof Map<?, ?> needed) {
                assertThat(needed.keySet()).allSatisfy(other ->
                    assertThat(services.get(String.valueOf(other))).containsKey("healthcheck"));
            }
            for (String mounted : list(service.get("volumes"))) {
                String from = mounted.split(":")[0];
                if (from.startsWith(".")) {
                    assertThat(DEPLOY.resolve(from).normalize()).as(name).exists();
                }
            }
        });
        assertThat(text(DEPLOY.resolve("haproxy.cfg")))
            .contains("server node1 node1:8080", "server node2 node2:8080");
    }

    @Test
    void secrets_come_from_outside() throws IOException {
        String compose = text(DEPLOY.resolve("compose.yaml"));
        Set<String> asked = Pattern.compile("\\$\\{([A-Z_]+):\\?").matcher(compose).results()
            .map(found -> found.group(1)).collect(Collectors.toSet());
        String example = text(DEPLOY.resolve("compose.env.example"));
        assertThat(example.lines().filter(line -> line.matches("[A-Z_]+=.*"))
            .map(line -> line.split("=")[0]).collect(Collectors.toSet())).isEqualTo(asked);
        assertThat(example.lines().filter(line -> line.matches("[A-Z_]*(PASSWORD|KEY|PEPPER)=.+"))).isEmpty();
        Map<String, String> environment = new LinkedHashMap<>();
        services().values().forEach(service -> {
            if (service.get("environment") instanceof Map<?, ?> variables) {
                variables.forEach((name, value) ->
                    environment.put(String.valueOf(name), String.valueOf(value)));
            }
        });
        environment.forEach((name, value) -> {
            if (name.matches(".*(PASSWORD|KEY|PEPPER|DATABASE.*)")) {
                assertThat(value).as(name).contains("${");
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Object> file = new Yaml().load(text(DEPLOY.resolve("compose.yaml")));
        return (Map<String, Map<String, Object>>) file.get("services");
    }

    private static List<String> list(Object value) {
        return value instanceof List<?> items ? items.stream().map(String::valueOf).toList() : List.of();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(DEPLOY)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
