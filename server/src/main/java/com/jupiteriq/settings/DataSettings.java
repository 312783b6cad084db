package com.jupiteriq.settings;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where this installation keeps its own files and secrets.
public record DataSettings(
    @Setting(value = "data", says = "Folder that holds everything this installation keeps on disk.")
    Path data,

    @Setting(otherwise = "made at first start in secrets/",
        says = "File with the 32 bytes, raw or base64, of the"
        + " master key that wraps the data keys of all accounts.")
    @Nullable Path masterKeyFile,

    @Setting(otherwise = "made at first start in secrets/",
        says = "File with the 32 bytes, raw or base64, of the"
        + " pepper that API keys and tokens are hashed with.")
    @Nullable Path pepperFile,

    @Setting(secret = true, otherwise = "master-key-file", says = "The master key itself, base64.")
    @Nullable String masterKey,

    @Setting(secret = true, otherwise = "pepper-file", says = "The pepper itself, base64.")
    @Nullable String pepper) {

    public DataSettings {
        refuseBoth("master key", masterKeyFile, masterKey);
        refuseBoth("pepper", pepperFile, pepper);
    }

    private static void refuseBoth(String secret, @Nullable Path file, @Nullable String text) {
        if (file != null && text != null) {
            throw new StartRefused(
                "The " + secret + " is given both as a file and in the environment; keep one.");
        }
    }

    @Override
    public String toString() {
        return "DataSettings[data=" + data + "]";
    }
}
