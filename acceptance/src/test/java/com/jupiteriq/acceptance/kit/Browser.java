package com.jupiteriq.acceptance.kit;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A Chromium of this machine without windows. It belongs to the thread that has opened it.
public final class Browser implements AutoCloseable {

    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String axe;

    /// @param folder where `.ci/browser` has installed what drives it
    public Browser(Path folder, Path chromium, Path node) {
        System.setProperty("playwright.cli.dir", folder.toString());
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of(
            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node.toString())));
        this.chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(chromium).setArgs(QUIET));
        try {
            axe = Files.readString(folder.resolve("node_modules/axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How somebody looks at pages.
    ///
    /// @param dark what the system prefers
    public record Look(int width, int height, boolean dark, boolean code) {

        public static final Look DESK = new Look(1280, 800, false, true);

        public static List<Look> all() {
            return List.of(DESK, new Look(1280, 800, true, true), new Look(1024, 768, false, true),
                new Look(1024, 768, true, true), new Look(360, 740, false, true),
                new Look(360, 740, true, true));
        }

        public Look withoutCode() {
            return new Look(width, height, dark, false);
        }

        @Override
        public String toString() {
            return width + "x" + height + (dark ? "-dark" : "-light");
        }
    }

    /// A tab with cookies of its own.
    public Tab tab(Server server, Look look) {
        return new Tab(chromium, server.url(), look, axe);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
