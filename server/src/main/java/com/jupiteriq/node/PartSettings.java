package com.jupiteriq.node;

import com.jupiteriq.access.AccessSettings;
import com.jupiteriq.analytics.AnalyticsSettings;
import com.jupiteriq.edge.accounts.AccountsSettings;
import com.jupiteriq.edge.v1.V1Settings;
import com.jupiteriq.edge.wire.ServerSettings;
import com.jupiteriq.files.pictures.PictureSettings;
import com.jupiteriq.files.scanning.ScanSettings;
import com.jupiteriq.files.storage.FilesFolder;
import com.jupiteriq.files.storage.StorageSettings;
import com.jupiteriq.firststart.KeysFile;
import com.jupiteriq.invitations.InvitationSettings;
import com.jupiteriq.limits.LimitSettings;
import com.jupiteriq.notices.PublicUrl;
import com.jupiteriq.notices.post.MailFolder;
import com.jupiteriq.notices.post.MailSettings;
import com.jupiteriq.outbound.OutboundSettings;
import com.jupiteriq.sessions.SessionSettings;
import com.jupiteriq.settings.DataSettings;
import com.jupiteriq.settings.NetworkSettings;
import com.jupiteriq.settings.Settings;
import com.jupiteriq.settings.WebhookSettings;
import com.jupiteriq.signin.SignInSettings;
import com.jupiteriq.store.RetentionSettings;
import com.jupiteriq.webhooks.WebhookPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// What the parts of a server ask for, for commands that need some of them. Each is read when a part does:
/// whoever names an operation needs its route, the route its feature, and the feature its settings.
public final class PartSettings {

    /// A command is no node: it claims nothing.
    private static final UUID NO_NODE = new UUID(0, 0);

    private PartSettings() {}

    public static void offer(Settings settings, AnnotationConfigApplicationContext parts) {
        area(AccessSettings.class, settings, parts);
        area(LimitSettings.class, settings, parts);
        area(OutboundSettings.class, settings, parts);
        area(AnalyticsSettings.class, settings, parts);
        area(StorageSettings.class, settings, parts);
        area(MailSettings.class, settings, parts);
        area(ScanSettings.class, settings, parts);
        area(PictureSettings.class, settings, parts);
        area(SignInSettings.class, settings, parts);
        area(InvitationSettings.class, settings, parts);
        area(SessionSettings.class, settings, parts);
        parts.registerBean(
            FilesFolder.class, () -> FilesFolder.in(settings.area(DataSettings.class).data()));
        parts.registerBean(MailFolder.class, () -> MailFolder.in(settings.area(DataSettings.class).data()));
        area(RetentionSettings.class, settings, parts);
        area(V1Settings.class, settings, parts);
        area(AccountsSettings.class, settings, parts);
        parts.registerBean(ServerSettings.class, () -> settings.area(NetworkSettings.class).server());
        parts.registerBean(PublicUrl.class, () -> publicUrl(settings));
        parts.registerBean(WebhookPolicy.class, () -> policy(settings));
    }

    private static <R extends Record> void area(
        Class<R> area, Settings settings, AnnotationConfigApplicationContext parts) {
        parts.registerBean(area, () -> settings.area(area));
    }

    /// As the server on this folder has it: what it was told on its command line, its port above all, it has
    /// written down.
    private static PublicUrl publicUrl(Settings settings) {
        Path file = settings.area(DataSettings.class).data().resolve(KeysFile.NAME);
        return settings.area(NetworkSettings.class).publicUrl(() -> {
            try {
                int port = URI.create(KeysFile.parse(Files.readAllBytes(file)).baseUrl()).getPort();
                return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
            } catch (IOException neverStarted) {
                return OptionalInt.empty();
            }
        });
    }

    private static WebhookPolicy policy(Settings settings) {
        WebhookSettings webhooks = settings.area(WebhookSettings.class);
        boolean loopback = settings.area(NetworkSettings.class).onLoopback();
        return new WebhookPolicy(webhooks.webhookConcurrency(),
            loopback || webhooks.webhooksAllowLoopback(), NO_NODE);
    }
}
