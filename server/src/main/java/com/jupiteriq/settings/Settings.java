package com.jupiteriq.settings;

import com.jupiteriq.access.AccessSettings;
import com.jupiteriq.analytics.AnalyticsSettings;
import com.jupiteriq.edge.accounts.AccountsSettings;
import com.jupiteriq.edge.v1.V1Settings;
import com.jupiteriq.files.pictures.PictureSettings;
import com.jupiteriq.files.scanning.ScanSettings;
import com.jupiteriq.files.storage.StorageSettings;
import com.jupiteriq.invitations.InvitationSettings;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.limits.LimitSettings;
import com.jupiteriq.notices.post.MailSettings;
import com.jupiteriq.outbound.OutboundSettings;
import com.jupiteriq.postgres.DatabaseSettings;
import com.jupiteriq.reports.ReportSettings;
import com.jupiteriq.sessions.SessionSettings;
import com.jupiteriq.settings.KnownSetting.Given;
import com.jupiteriq.signin.SignInSettings;
import com.jupiteriq.store.RetentionSettings;
import com.jupiteriq.text.Nearest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the operator has decided: a flag wins over the environment, the environment over the file, the file
/// over the default. A name that nobody knows is refused, for a misspelled setting must not look like an
/// accepted one.
public final class Settings {

    /// Everything that can be set; the guide `docs/operating/settings.md` is printed from these records.
    public static final List<Area> AREAS = List.of(
        new Area("Data folder and secrets", DataSettings.class),
        new Area("Network", NetworkSettings.class),
        new Area("Contracts", V1Settings.class),
        new Area("The contract accounts", AccountsSettings.class),
        new Area("Database", DatabaseSettings.class),
        new Area("Retention", RetentionSettings.class),
        new Area("Access", AccessSettings.class),
        new Area("Limits", LimitSettings.class),
        new Area("Outgoing calls", OutboundSettings.class),
        new Area("Webhooks", WebhookSettings.class),
        new Area("Files", StorageSettings.class),
        new Area("Mail", MailSettings.class),
        new Area("Virus scanner", ScanSettings.class),
        new Area("Thumbnails", PictureSettings.class),
        new Area("Signing in", SignInSettings.class),
        new Area("Invitations", InvitationSettings.class),
        new Area("Sessions", SessionSettings.class),
        new Area("Reports", ReportSettings.class),
        new Area("Traces", AnalyticsSettings.class));

    public record Area(String title, Class<? extends Record> type) {}

    /// The variable that stands for `--config`.
    public static final String CONFIG_VARIABLE = "JUPITER_CONFIG";

    public static final List<KnownSetting> KNOWN = AREAS.stream()
        .flatMap(area -> KnownSetting.of(area.type()).stream())
        .toList();

    private final Map<String, Given> given;

    private Settings(Map<String, Given> given) {
        this.given = given;
    }

    /// @param flags by name without dashes
    /// @param environment all variables of the process
    /// @param file by name
    public static Settings of(
        Map<String, String> flags, Map<String, String> environment, Map<String, Given> file) {
        Map<String, Given> given = new TreeMap<>(file);
        refuseUnknownVariables(environment);
        for (KnownSetting known : KNOWN) {
            String variable = variable(environment, known.variable());
            if (variable != null) {
                given.put(known.name(), new Given(variable, known.variable()));
            }
            String flag = flags.get(known.name());
            if (flag != null) {
                given.put(known.name(), new Given(flag, known.flag()));
            }
        }
        return new Settings(given);
    }

    /// What a variable says, null when it is not set; an empty one counts as not set.
    static @Nullable String variable(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static void refuseUnknownVariables(Map<String, String> environment) {
        List<String> known =
            Stream.concat(KNOWN.stream().map(KnownSetting::variable), Stream.of(CONFIG_VARIABLE))
            .toList();
        for (String name : new TreeMap<>(environment).keySet()) {
            if (name.startsWith(KnownSetting.VARIABLE_PREFIX) && !known.contains(name)) {
                throw new StartRefused(
                    "The environment variable " + name + " is no setting of JupiterIQ; unset it."
                    + Nearest.hint(name, known));
            }
        }
    }

    /// Refuses a name in the file that is no setting.
    static void refuseUnknown(String name, String where) {
        Optional<KnownSetting> known = KNOWN.stream()
            .filter(setting -> setting.name().equals(name)).findFirst();
        if (known.isEmpty()) {
            List<String> names = KNOWN.stream().filter(s -> !s.setting().secret())
                .map(KnownSetting::name).toList();
            throw new StartRefused(
                where + ": there is no setting \"" + name + "\"." + Nearest.hint(name, names));
        }
        if (known.get().setting().secret()) {
            throw new StartRefused(
                where + ": \"" + name + "\" is a secret and comes only from the environment, as "
                + known.get().variable() + ".");
        }
    }

    public <R extends Record> R area(Class<R> area) {
        Object[] values = KnownSetting.of(area).stream()
            .map(known -> given.containsKey(known.name())
                ? known.value(given.get(known.name()))
                : known.standardValue())
            .toArray();
        try {
            return canonical(area).newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof StartRefused sentence) {
                throw sentence;
            }
            throw new IllegalStateException(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <R extends Record> Constructor<R> canonical(Class<R> area) throws NoSuchMethodException {
        Class<?>[] types = Stream.of(area.getRecordComponents())
            .map(RecordComponent::getType).toArray(Class[]::new);
        Constructor<R> constructor = area.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor;
    }
}
