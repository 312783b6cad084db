package com.jupiteriq;

import com.jupiteriq.access.AccessSettings;
import com.jupiteriq.access.KeyKind;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.LimitOrder;
import com.jupiteriq.analytics.AnalyticsSettings;
import com.jupiteriq.customers.Customers;
import com.jupiteriq.edge.accounts.AccountsSettings;
import com.jupiteriq.edge.v1.V1Settings;
import com.jupiteriq.edge.wire.ServerSettings;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.files.pictures.PictureSettings;
import com.jupiteriq.files.scanning.ScanSettings;
import com.jupiteriq.files.storage.FilesFolder;
import com.jupiteriq.files.storage.StorageSettings;
import com.jupiteriq.invitations.InvitationSettings;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.limits.LimitSettings;
import com.jupiteriq.notices.PublicUrl;
import com.jupiteriq.notices.post.MailFolder;
import com.jupiteriq.notices.post.MailSettings;
import com.jupiteriq.outbound.OutboundSettings;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.postgres.PoolSettings;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.seals.MasterKeys;
import com.jupiteriq.seals.Peppers;
import com.jupiteriq.sessions.SessionSettings;
import com.jupiteriq.signin.SignInSettings;
import com.jupiteriq.store.RetentionSettings;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.tasks.Background;
import com.jupiteriq.tokens.Pepper;
import com.jupiteriq.webhooks.WebhookPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole server in this process, on free ports and a database of its own or of another.
public final class TestServer implements AutoCloseable {

    /// At which `/v1` speaks the contract identity.
    public static final String IDENTITY_HOST = "identity.example.com";

    private static final LimitSettings COUNTED_HERE = new LimitSettings(null, Duration.ofMillis(250));
    private static final Actor ACTOR = Actor.operator("req_test");

    public final TestTenants tenants;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer web;
    private final LimitSettings limits;
    private boolean owner;

    public TestServer(Class<?>... more) {
        this(Bounds.DEFAULT, more);
    }

    public TestServer(Bounds bounds, Class<?>... more) {
        this(plain(bounds), more);
    }

    public TestServer(ServerSettings settings, Class<?>... more) {
        this(new TestTenants(), settings, COUNTED_HERE, files(), more);
        owner = true;
    }

    public TestServer(LimitSettings limits) {
        this(new TestTenants(), plain(Bounds.DEFAULT), limits, files());
        owner = true;
    }

    private TestServer(TestTenants tenants, ServerSettings settings, LimitSettings limits, FilesFolder files,
        Class<?>... more) {
        this.tenants = tenants;
        this.limits = limits;
        context.registerBean(InstantSource.class, () -> tenants.clock);
        context.registerBean(SecureRandom.class, () -> tenants.random);
        context.registerBean(Logins.class, () -> tenants.logins);
        context.registerBean(
            Database.class, () -> Database.open(tenants.logins, PoolSettings.standard()));
        context.registerBean(MasterKeys.class, () -> new MasterKeys(() -> TestTenants.MASTER,
            JdbcClient.create(context.getBean(Database.class).worker()), tenants.random));
        context.registerBean(Peppers.class, () -> new Peppers(() -> TestTenants.PEPPER,
            JdbcClient.create(context.getBean(Database.class).worker()), tenants.random));
        context.registerBean(Pepper.class, () -> new Pepper(context.getBean(Peppers.class)));
        context.registerBean(AccessSettings.class, () -> new AccessSettings(600, Duration.ofSeconds(10)));
        context.registerBean(LimitSettings.class, () -> limits);
        context.registerBean(OutboundSettings.class, () -> new OutboundSettings(List.of()));
        context.registerBean(AnalyticsSettings.class, () -> new AnalyticsSettings(null));
        context.registerBean(
            MailSettings.class, () -> new MailSettings(null, null, 500, "JupiterIQ", null));
        context.registerBean(StorageSettings.class,
            () -> new StorageSettings(null, 0, null, null, null, null, null, null));
        context.registerBean(FilesFolder.class, () -> files);
        context.registerBean(MailFolder.class,
            () -> MailFolder.in(Path.of("target", "server-" + tenants.ids.next())));
        context.registerBean(ScanSettings.class, () -> new ScanSettings(null, "hold"));
        context.registerBean(PictureSettings.class, () -> new PictureSettings(null));
        context.registerBean(SignInSettings.class,
            () -> new SignInSettings(Duration.ofMinutes(15), Duration.ofMinutes(30)));
        context.registerBean(InvitationSettings.class, () -> new InvitationSettings(null));
        context.registerBean(SessionSettings.class,
            () -> new SessionSettings(Duration.ofHours(1), Duration.ofSeconds(30)));
        context.registerBean(V1Settings.class, () -> new V1Settings(IDENTITY_HOST));
        context.registerBean(AccountsSettings.class, () -> new AccountsSettings(1_000));
        context.registerBean(RetentionSettings.class, () -> TestPostgres.RETENTION);
        context.registerBean(ServerSettings.class, () -> settings);
        context.registerBean(PublicUrl.class, () -> new PublicUrl(null, () ->
            Optional.of("http://127.0.0.1:" + context.getBean(WebServer.class).port())));
        context.registerBean(WebhookPolicy.class, () -> new WebhookPolicy(64, true, tenants.ids.next()));
        context.register(Jupiter.class);
        if (more.length > 0) {
            context.register(more);
        }
        context.refresh();
        part(Background.class).start();
        web = context.getBean(WebServer.class);
        web.start();
    }

    private static FilesFolder files() {
        return FilesFolder.in(Path.of("target", "server-" + UUID.randomUUID()));
    }

    /// Another node: its own connections and memory, the same database and files. To be closed before this
    /// one.
    public TestServer another(Class<?>... more) {
        return new TestServer(tenants, plain(Bounds.DEFAULT), limits, part(FilesFolder.class), more);
    }

    private static ServerSettings plain(Bounds bounds) {
        return new ServerSettings("127.0.0.1", 0, 0, List.of(), bounds, null, List.of());
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public <T> List<T> parts(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    public Account account() {
        return part(Accounts.class).create(ACTOR, "Test", "enterprise");
    }

    /// Changes a limit of the account as the operator's command does.
    public void limit(Account account, @Nullable String endpoint, String requests) {
        Customers customers = part(Customers.class);
        customers.command(ACTOR, write ->
            customers.limit(account.publicId(), new LimitOrder(endpoint, requests), write));
    }

    /// A key without restrictions for the live environment.
    public String key(Account account, String contract) {
        return key(account, "live", contract);
    }

    /// A key without restrictions, of which no event tells.
    public String key(Account account, String environment, String contract) {
        KeyKind kind = parts(KeyKind.class).stream()
            .filter(one -> one.contract().equals(contract)).findFirst().orElseThrow();
        return part(OperatorKeys.class).first(ACTOR, account.tenant(Environment.of(environment)), kind)
            .secret();
    }

    public HttpRequest.Builder request(String path, String key) {
        return open(path).header("Authorization", "Bearer " + key);
    }

    /// Without a key.
    public HttpRequest.Builder open(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path));
    }

    public HttpResponse<String> get(String path, String key) {
        return send(request(path, key).GET());
    }

    /// Reads a page of the operator's port.
    public HttpResponse<String> managed(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.managementPort() + path)));
    }

    public HttpResponse<String> send(String method, String path, String key, String body, String... headers) {
        HttpRequest.Builder request = request(path, key).header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        web.stopNow();
        context.close();
        if (owner) {
            tenants.close();
        }
    }
}
