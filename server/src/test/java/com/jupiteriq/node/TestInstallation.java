package com.jupiteriq.node;

import ch.qos.logback.classic.LoggerContext;
import com.jupiteriq.Await;
import com.jupiteriq.Jupiter;
import com.jupiteriq.firststart.KeysFile;
import com.jupiteriq.postgres.DatabaseSettings;
import com.jupiteriq.postgres.Login;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.settings.DataSettings;
import com.jupiteriq.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// An installation in a folder, as a server and the operator's commands have it.
final class TestInstallation {

    private TestInstallation() {}

    static Node node(Settings settings) {
        return new Node(settings, Jupiter.class, new Progress(false, System.err));
    }

    static Settings settings(Path data, Map<String, String> environment) {
        return Settings.of(
            Map.of("data", data.toString(), "port", "0", "management-port", "0"), environment, Map.of());
    }

    /// A database of the operator's.
    static Map<String, String> database() {
        Logins logins = TestPostgres.newDatabase().logins();
        return Map.of("JUPITER_DATABASE_URL", address(logins.app()),
            "JUPITER_DATABASE_WORKER_URL", address(logins.worker()),
            "JUPITER_DATABASE_ADMIN_URL", address(logins.owner()));
    }

    private static String address(Login login) {
        return login.url() + (login.url().contains("?") ? "&" : "?")
            + "user=" + login.user() + "&password=" + login.password();
    }

    static Installation of(Settings settings) {
        return new Installation(
            settings.area(DataSettings.class), settings.area(DatabaseSettings.class), Jupiter.class);
    }

    /// As a command does it, beside the server.
    static <P, T> T visit(
            Installation installation, Settings settings, Class<P> part, Function<P, T> work) {
        try (installation) {
            installation.visit();
            try (AnnotationConfigApplicationContext parts = installation.wire()) {
                parts.addBeanFactoryPostProcessor(beans -> {
                    for (String name : beans.getBeanDefinitionNames()) {
                        beans.getBeanDefinition(name).setLazyInit(true);
                    }
                });
                PartSettings.offer(settings, parts);
                parts.refresh();
                return work.apply(parts.getBean(part));
            }
        }
    }

    /// The status of a list of what was written before.
    static int read(Path data) throws IOException, InterruptedException {
        KeysFile file = KeysFile.parse(Files.readAllBytes(data.resolve(KeysFile.NAME)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(file.baseUrl() + "/v1/events"))
                .header("Authorization", "Bearer " + file.keys().get("platform").test())
                .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    /// Before the first node: another class of tests may be about to set the log of this process up.
    static void awaitLog() {
        Await.until("the log is set up", () -> LoggerFactory.getILoggerFactory() instanceof LoggerContext);
    }

    /// A node has made the log of this process its own.
    static void logLikeTheOtherTests() {
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        logs.reset();
        Logging usual = new Logging();
        usual.setContext(logs);
        usual.configure(logs);
    }
}
