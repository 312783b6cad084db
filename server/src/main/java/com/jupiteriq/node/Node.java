package com.jupiteriq.node;

import com.jupiteriq.access.AccessSettings;
import com.jupiteriq.access.KeyKind;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.analytics.AnalyticsSettings;
import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.edge.accounts.AccountsSettings;
import com.jupiteriq.edge.health.Health;
import com.jupiteriq.edge.v1.V1Settings;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.pictures.PictureSettings;
import com.jupiteriq.files.scanning.ScanSettings;
import com.jupiteriq.files.storage.FilesFolder;
import com.jupiteriq.files.storage.StorageSettings;
import com.jupiteriq.firststart.FirstStart;
import com.jupiteriq.firststart.KeysFile;
import com.jupiteriq.firststart.Sandbox;
import com.jupiteriq.invitations.InvitationSettings;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.limits.LimitSettings;
import com.jupiteriq.notices.post.MailFolder;
import com.jupiteriq.notices.post.MailSettings;
import com.jupiteriq.organizations.Members;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.outbound.OutboundSettings;
import com.jupiteriq.postgres.DataFolder;
import com.jupiteriq.postgres.DatabaseSettings;
import com.jupiteriq.reports.Reports;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.sessions.SessionSettings;
import com.jupiteriq.settings.DataSettings;
import com.jupiteriq.settings.NetworkSettings;
import com.jupiteriq.settings.Settings;
import com.jupiteriq.settings.WebhookSettings;
import com.jupiteriq.signin.SignInSettings;
import com.jupiteriq.signin.pages.FirstOwner;
import com.jupiteriq.store.IsolationCheck;
import com.jupiteriq.store.Partitions;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RetentionSettings;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Background;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.tickets.Tickets;
import com.jupiteriq.users.Users;
import com.jupiteriq.webhooks.WebhookPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One running server: everything that it starts, in order, and stops, in the reverse order.
final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private static final int NODE_BYTES = 16;

    private final NetworkSettings network;
    private final RetentionSettings retention;
    private final AccessSettings access;
    private final LimitSettings limits;
    private final WebhookSettings webhooks;
    private final OutboundSettings outbound;
    private final AnalyticsSettings analytics;
    private final StorageSettings storage;
    private final MailSettings mail;
    private final ScanSettings scans;
    private final PictureSettings pictures;
    private final SignInSettings signIn;
    private final InvitationSettings invitations;
    private final SessionSettings sessions;
    private final V1Settings v1;
    private final AccountsSettings accounts;
    private final Installation installation;
    private final Progress progress;
    private final AtomicBoolean ready = new AtomicBoolean();
    /// Stays true while the server drains: requests that have begun still need the database.
    private volatile boolean started;
    private @Nullable AnnotationConfigApplicationContext context;
    private volatile @Nullable WebServer web;

    /// Reads every setting, so that a wrong one is refused before anything starts.
    ///
    /// @param parts what the server is made of
    Node(Settings settings, Class<?> parts, Progress progress) {
        this.network = settings.area(NetworkSettings.class);
        this.retention = settings.area(RetentionSettings.class);
        this.access = settings.area(AccessSettings.class);
        this.limits = settings.area(LimitSettings.class);
        this.webhooks = settings.area(WebhookSettings.class);
        this.outbound = settings.area(OutboundSettings.class);
        this.analytics = settings.area(AnalyticsSettings.class);
        this.storage = settings.area(StorageSettings.class);
        this.mail = settings.area(MailSettings.class);
        this.scans = settings.area(ScanSettings.class);
        this.pictures = settings.area(PictureSettings.class);
        this.signIn = settings.area(SignInSettings.class);
        this.invitations = settings.area(InvitationSettings.class);
        this.sessions = settings.area(SessionSettings.class);
        this.v1 = settings.area(V1Settings.class);
        this.accounts = settings.area(AccountsSettings.class);
        this.installation = new Installation(
            settings.area(DataSettings.class), settings.area(DatabaseSettings.class), parts);
        this.progress = progress;
    }

    /// Starts everything; answers what to print for the operator.
    String start(boolean terminal) {
        network.refuseTakenPorts();
        network.refuseUnusableCertificate();
        DataFolder folder = installation.take();
        Logging.serve(terminal, folder.logs());
        installation.start(progress);
        progress.step("wiring");
        List<Task> tasks = new ArrayList<>(installation.tasks());
        lookForOthers().ifPresent(tasks::add);
        warnOfOwnFiles();
        AnnotationConfigApplicationContext beans = wire(folder, new Tasks(tasks));
        progress.step("partitions");
        beans.getBean(Partitions.class).maintain();
        refuseWeakIsolation(beans.getBean(IsolationCheck.class));
        endRotation(beans.getBean(EncryptionKeys.class));
        beans.getBean(Background.class).start();
        progress.step("first start");
        FirstStart.Outcome outcome = firstStart(beans, folder);
        progress.step("listen");
        WebServer server = beans.getBean(WebServer.class);
        web = server;
        server.start();
        KeysFile file = outcome.file()
            .at(network.url(server.port()), NetworkSettings.managementUrl(server.managementPort()));
        folder.write(KeysFile.NAME, file.bytes());
        started = true;
        ready.set(true);
        LOG.info("Ready at {} after {}", file.baseUrl(), progress.summary());
        return Banner.of(file, folder.path(), outcome, beans.getBean(FirstOwner.class)
            .renew(Actor.operator("start"), outcome.account()));
    }

    private static void refuseWeakIsolation(IsolationCheck check) {
        List<String> problems = check.problems();
        if (!problems.isEmpty()) {
            throw new StartRefused(
                "Tenants are not kept apart in this database: " + String.join(" ", problems));
        }
    }

    /// What is counted on one node is not what the plan says as soon as there are several.
    private Optional<Task> lookForOthers() {
        return installation.isExternal() && !limits.shared()
            ? Optional.of(new Neighbours(installation.logins().worker()).task())
            : Optional.empty();
    }

    /// What one node keeps in its own folder no other can read.
    private void warnOfOwnFiles() {
        if (installation.isExternal() && !storage.shared()) {
            LOG.warn("Files lie in the data folder of this node; where several nodes work on this database,"
                + " give all of them the same --files-folder or --s3-url");
        }
    }

    private AnnotationConfigApplicationContext wire(DataFolder folder, Tasks own) {
        Health.Check started = new Health.Check("start",
            () -> ready.get() ? Optional.empty() : Optional.of("starting"));
        AnnotationConfigApplicationContext beans = installation.wire(
            network.server(), access, limits, outbound, webhookPolicy(folder), analytics, storage,
            FilesFolder.in(folder.path()), scans, pictures, mail, MailFolder.in(folder.path()), signIn,
            invitations, sessions, v1, accounts, retention, network.publicUrl(this::port), started, own);
        context = beans;
        try {
            beans.refresh();
        } catch (BeanCreationException failed) {
            throw failed.getMostSpecificCause() instanceof StartRefused refused ? refused : failed;
        }
        return beans;
    }

    /// Where it listens; nobody knows before it does.
    private OptionalInt port() {
        WebServer listening = web;
        return listening == null ? OptionalInt.empty() : OptionalInt.of(listening.port());
    }

    /// A rotation of the master key may have been broken off when the new one was in force already.
    private void endRotation(EncryptionKeys encryption) {
        if (!installation.hasHandovers()) {
            return;
        }
        if (installation.keepsMasterKey()) {
            encryption.retireMasterKeys(Actor.operator("start"), installation::keep);
        } else {
            LOG.warn("Old master keys still lead to the new one. When every node has the new one, run"
                + " ./jupiter admin master-key retire");
        }
    }

    /// A node is known by its folder, so that it finds what it had claimed before it was started anew.
    private WebhookPolicy webhookPolicy(DataFolder folder) {
        UUID node = UUID.nameUUIDFromBytes(folder.secret("node", NODE_BYTES));
        return new WebhookPolicy(webhooks.webhookConcurrency(),
            network.onLoopback() || webhooks.webhooksAllowLoopback(), node);
    }

    private FirstStart.Outcome firstStart(AnnotationConfigApplicationContext beans, DataFolder folder) {
        OperatorKeys keys = beans.getBean(OperatorKeys.class);
        List<KeyKind> kinds = List.copyOf(beans.getBeansOfType(KeyKind.class).values());
        FirstStart first = new FirstStart(
            beans.getBean(Controls.class), beans.getBean(Accounts.class), keys, kinds, folder);
        FirstStart.Outcome outcome = first.ensure(
            network.url(network.port()), NetworkSettings.managementUrl(network.managementPortOrNext()));
        // Of several nodes on one database only the one that made the account knows its keys.
        if (!outcome.file().keys().isEmpty()) {
            Sandbox.Facades facades = new Sandbox.Facades(
                beans.getBean(Tickets.class), beans.getBean(Users.class), beans.getBean(Roles.class),
                beans.getBean(Organizations.class), beans.getBean(Members.class),
                beans.getBean(Bulk.class), beans.getBean(DataTypes.class), beans.getBean(Files.class),
                beans.getBean(Uploads.class), beans.getBean(Reports.class));
            new Sandbox(facades, beans.getBean(Writes.class), beans.getBean(Reads.class),
                beans.getBean(JdbcClient.class)).fill(outcome.account(), keys);
        }
        return outcome;
    }

    /// Lets requests that have begun end, then stops everything.
    @Override
    public void close() {
        ready.set(false);
        installation.letDatabaseDie();
        if (web != null) {
            web.stop();
        }
        if (context != null) {
            context.close();
        }
        installation.close();
    }

    /// Breaks off a start; does nothing to a server that has started.
    void breakOff() {
        if (!started) {
            installation.breakOff();
        }
    }

    void stopNow() {
        installation.stopNow();
    }
}
