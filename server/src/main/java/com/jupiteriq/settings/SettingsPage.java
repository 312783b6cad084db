package com.jupiteriq.settings;

import java.util.List;
import picocli.CommandLine.Command;

/// Prints the guide to all settings, `docs/operating/settings.md`, from the records that hold them.
@Command(name = "settings",
    description = "Prints every setting with its names, default and meaning, as Markdown.")
public final class SettingsPage implements Runnable {

    private static final String HEAD = """
        # Settings

        This page is printed by `./jupiter settings`.

        Every setting has three names: `pool-size` is `--pool-size` on the command line, `JUPITER_POOL_SIZE`
        in the environment and `pool-size:` in the settings file. The command line wins over the
        environment, the environment over the file, the file over the default. The file is
        `config/jupiter.yaml` where JupiterIQ is installed, or the one that `--config FILE` or
        `JUPITER_CONFIG` names. An empty variable counts as not set. Relative paths count from the directory
        in which the command is started.

        A name that is no setting refuses to start and suggests the nearest one. Durations are written
        `500ms`, `30s`, `5m`, `1h` or `7d`; lists are separated by commas. Secrets are read from the
        environment only, because every user of a machine sees the command lines of all others; addresses
        with passwords belong there too.
        """;

    @Override
    public void run() {
        System.out.print(text());
    }

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Settings.Area area : Settings.AREAS) {
            page.append("\n## ").append(area.title()).append("\n\n");
            page.append("| Setting | Variable | Default | Meaning |\n|---|---|---|---|\n");
            KnownSetting.of(area.type()).forEach(known -> page.append(row(known)));
        }
        return page.toString();
    }

    private static String row(KnownSetting known) {
        String name = known.setting().secret() ? "only in the environment" : "`" + known.name() + "`";
        String fallback = known.standard().map(text -> "`" + text + "`").orElse(known.setting().otherwise());
        String bounds = known.bounds().isEmpty() ? "" : " (" + known.bounds() + ")";
        return "| " + String.join(" | ", List.of(name, "`" + known.variable() + "`", fallback,
            known.setting().says() + bounds)) + " |\n";
    }
}
