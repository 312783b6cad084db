package com.jupiteriq.files.scanning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Nothing, in archives in archives, deeper than scanners look. Whoever calls it clean calls clean what it
/// has not looked at.
final class DeepArchive {

    /// Three times as deep as clamd can be told to look, and some tens of kilobytes.
    private static final int DEPTH = 300;

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1980, 1, 1, 0, 0);

    private DeepArchive() {}

    static byte[] bytes() {
        byte[] inner = {'x'};
        for (int depth = 0; depth < DEPTH; depth++) {
            inner = around(inner);
        }
        return inner;
    }

    private static byte[] around(byte[] inner) {
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(outer)) {
            ZipEntry entry = new ZipEntry("a.zip");
            entry.setTimeLocal(LONG_AGO);
            zip.putNextEntry(entry);
            zip.write(inner);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return outer.toByteArray();
    }
}
