package com.jupiteriq.node;

import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.postgres.DataFolder;
import com.jupiteriq.seals.MasterKey;
import com.jupiteriq.seals.MasterKeys;
import com.jupiteriq.seals.Peppers;
import com.jupiteriq.settings.DataSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The two secrets of an installation: without the first nothing that is encrypted can be read, without the
/// second no key is recognised.
record Secrets(byte[] masterKey, byte[] pepper) {

    static final int BYTES = 32;

    /// The names of the files in the folder.
    static final String MASTER = "master";
    static final String PEPPER = "pepper";

    private static final String RECIPE = " (make them with: head -c 32 /dev/urandom | base64).";

    /// Those made at the first start and kept in the folder, unless the operator brings his own.
    static Secrets of(DataSettings settings, DataFolder folder) {
        byte[] master = own("master key", settings.masterKeyFile(), settings.masterKey());
        byte[] pepper = own(PEPPER, settings.pepperFile(), settings.pepper());
        return new Secrets(
            master == null ? folder.secret(MASTER, BYTES) : master,
            pepper == null ? folder.secret(PEPPER, BYTES) : pepper);
    }

    /// Those that the operator brings, as every node on his database must.
    static Secrets own(DataSettings settings) {
        byte[] master = own("master key", settings.masterKeyFile(), settings.masterKey());
        byte[] pepper = own(PEPPER, settings.pepperFile(), settings.pepper());
        if (master == null || pepper == null) {
            throw new StartRefused(
                "A PostgreSQL of your own needs a master key and a pepper of your own, the same on"
                + " every node: give --master-key-file and --pepper-file, or JUPITER_MASTER_KEY and"
                + " JUPITER_PEPPER.");
        }
        return new Secrets(master, pepper);
    }

    /// Refuses to work on a database with others than it was begun with, before that does harm. An old one is
    /// as good as the new one while it is not retired.
    static void check(MasterKeys masters, Peppers peppers) {
        refuseUnless(masters.follow(), MasterKey.NAME, "read");
        refuseUnless(peppers.follow(), PEPPER, "signed into");
    }

    private static void refuseUnless(boolean fits, String name, String use) {
        if (!fits) {
            throw new StartRefused("The " + name + " is not the one that this database works with; give the"
                + " right one, for with another nothing in it can be " + use + ".");
        }
    }

    /// The master key that a file holds, raw or base64.
    static MasterKey masterKey(Path file) {
        return new MasterKey(read("new master key", file));
    }

    /// The pepper that a file holds, raw or base64.
    static byte[] pepper(Path file) {
        return read("new pepper", file);
    }

    private static byte @Nullable [] own(String name, @Nullable Path file, @Nullable String text) {
        if (text != null) {
            return decoded("The " + name + " in the environment must be 32 random bytes in base64" + RECIPE,
                text);
        }
        return file == null ? null : read(name, file);
    }

    private static byte[] read(String name, Path file) {
        byte[] content = content(name, file);
        return content.length == BYTES ? content : decoded("The " + name + " in " + file
            + " must be 32 random bytes,"
            + " raw or base64" + RECIPE, new String(content, StandardCharsets.UTF_8));
    }

    private static byte[] content(String name, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new StartRefused(
                "The " + name + " file " + file + " cannot be read; check the path and that this"
                + " user may read it.", unreadable);
        }
    }

    private static byte[] decoded(String demand, String given) {
        try {
            byte[] bytes = Base64.getDecoder().decode(given.strip());
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException noBase64) {
            throw new StartRefused(demand, noBase64);
        }
        throw new StartRefused(demand);
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
