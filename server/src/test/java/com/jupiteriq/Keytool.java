package com.jupiteriq;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The JDK's own tool for certificates.
public final class Keytool {

    /// Of every store that it makes.
    public static final String PASSWORD = "changeit";

    private Keytool() {}

    /// Adds a pair of keys with a certificate to a store, or makes the store.
    ///
    /// @param options of `-genkeypair`
    public static void add(Path store, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-J-XX:TieredStopAtLevel=1", "-genkeypair",
            "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
        command.addAll(options);
        try {
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException | InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
