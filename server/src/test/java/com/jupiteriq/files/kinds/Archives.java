package com.jupiteriq.files.kinds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// ZIP archives and the documents that are some, as a map of names to contents.
record Archives(Map<String, String> entries) {

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String TYPES = "[Content_Types].xml";
    private static final String RELATIONS = "_rels/.rels";

    static Archives with(String name, String contents) {
        return new Archives(Map.of()).and(name, contents);
    }

    Archives and(String name, String contents) {
        Map<String, String> more = new LinkedHashMap<>(entries);
        more.put(name, contents);
        return new Archives(more);
    }

    Archives without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(entries);
        fewer.remove(name);
        return new Archives(fewer);
    }

    static Archives word() {
        return office("word/document.xml", OFFICE + "wordprocessingml.document.main+xml");
    }

    static Archives excel() {
        return office("xl/workbook.xml", OFFICE + "spreadsheetml.sheet.main+xml");
    }

    static Archives powerPoint() {
        return office("ppt/presentation.xml", OFFICE + "presentationml.presentation.main+xml");
    }

    static Archives office(String part, String type) {
        return packageOf("<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>")
            .and(part, "<main/>");
    }

    /// @param types what stands in the list of the parts
    static Archives packageOf(String types) {
        return with(RELATIONS, "<Relationships/>").and(TYPES, """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="xml" ContentType="application/xml"/>""" + types + "</Types>");
    }

    /// Its first entry is not packed and says what it is.
    static Archives openDocument(String kind) {
        return with("mimetype", "application/vnd.oasis.opendocument." + kind)
            .and("content.xml", "<office/>").and("META-INF/manifest.xml", "<manifest/>");
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                byte[] contents = entry.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry head = new ZipEntry(entry.getKey());
                head.setTime(0);
                if (entry.getKey().equals("mimetype")) {
                    store(head, contents);
                }
                zip.putNextEntry(head);
                zip.write(contents);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void store(ZipEntry head, byte[] contents) {
        CRC32 sum = new CRC32();
        sum.update(contents);
        head.setMethod(ZipEntry.STORED);
        head.setSize(contents.length);
        head.setCrc(sum.getValue());
    }
}
