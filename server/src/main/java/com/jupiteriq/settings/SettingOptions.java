package com.jupiteriq.settings;

import com.jupiteriq.settings.KnownSetting.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/// Gives a command one option per setting, and reads the settings with what was given for them.
public final class SettingOptions {

    public static final String CONFIG = "--config";

    private SettingOptions() {}

    /// Also for the commands below.
    public static void add(CommandSpec command, List<Class<? extends Record>> areas) {
        command.addOption(
            option(CONFIG, "FILE", "Settings file; usually " + ConfigFile.USUAL + " where JupiterIQ is"
            + " installed.").build());
        for (Class<? extends Record> area : areas) {
            KnownSetting.of(area).stream()
                .filter(known -> !known.setting().secret())
                .forEach(known -> command.addOption(option(known)));
        }
    }

    private static OptionSpec option(KnownSetting known) {
        OptionSpec.Builder option =
            option(known.flag(), known.form(), known.setting().says() + " " + known.remark());
        if (known.isSwitch()) {
            return option.arity("0..1").fallbackValue("true").build();
        }
        return known.isList() ? option.type(List.class).auxiliaryTypes(String.class).arity("1..*").build()
            : option.build();
    }

    private static OptionSpec.Builder option(String flag, String form, String says) {
        return OptionSpec.builder(flag)
            .type(String.class)
            .paramLabel(form)
            .description(says.strip().replace("%", "%%"))
            .scopeType(ScopeType.INHERIT);
    }

    /// What the flags of this command, the environment and the file say together.
    ///
    /// @param home where JupiterIQ is installed
    public static Settings read(CommandSpec command, Map<String, String> environment, Path home) {
        Map<String, String> flags = new TreeMap<>();
        for (KnownSetting known : Settings.KNOWN) {
            String text = text(command, known.flag());
            if (text != null) {
                flags.put(known.name(), text);
            }
        }
        String config = text(command, CONFIG);
        String chosen = config == null ? Settings.variable(environment, Settings.CONFIG_VARIABLE) : config;
        Map<String, Given> file = ConfigFile.read(chosen == null ? null : Path.of(chosen), home);
        return Settings.of(flags, environment, file);
    }

    private static @Nullable String text(CommandSpec command, String flag) {
        OptionSpec option = command.findOption(flag);
        Object value = option == null ? null : option.getValue();
        if (value instanceof List<?> items) {
            return String.join(",", items.stream().map(String::valueOf).toList());
        }
        return (String) value;
    }
}
