package com.jupiteriq.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The migrations that this program brings, as one number to compare. Finding and parsing them costs the
/// migration library about a second; comparing a fingerprint costs a hundredth of that.
final class MigrationFiles {

    private static final String SUFFIX = ".sql";

    private MigrationFiles() {
    }

    /// SHA-256 over names and contents of the SQL files in a folder of the class path.
    static String fingerprint(String folder) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (var file : contents(folder).entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(MessageDigest.getInstance("SHA-256").digest(file.getValue()));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("The migrations in " + folder + " cannot be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, byte[]> contents(String folder) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (URL place : Collections.list(MigrationFiles.class.getClassLoader().getResources(folder))) {
            if (place.openConnection() instanceof JarURLConnection jar) {
                readJar(jar.getJarFile(), folder + "/", contents);
            } else {
                readFolder(Path.of(URI.create(place.toString())), contents);
            }
        }
        return contents;
    }

    private static void readJar(JarFile jar, String prefix, SortedMap<String, byte[]> contents)
            throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.getName().startsWith(prefix) && entry.getName().endsWith(SUFFIX)) {
                try (InputStream content = jar.getInputStream(entry)) {
                    contents.put(entry.getName().substring(prefix.length()), content.readAllBytes());
                }
            }
        }
    }

    private static void readFolder(Path folder, SortedMap<String, byte[]> contents) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }
}
