package com.jupiteriq.files.kinds;

import com.jupiteriq.files.kinds.Zip.Entry;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What an archive is a document of, if it is one. Packages of Office (ECMA-376, part 2) have an entry that
/// lists the types of their parts, and the type of the main part is that of the document. OpenDocument begins
/// with an entry that holds nothing but its type. A package of any other format is unknown, and no mere
/// archive: programs would open it as what it is.
final class Packages {

    private static final String PARTS = "[content_types].xml";
    private static final String RELATIONS = "_rels/.rels";
    private static final String TYPE = "mimetype";
    private static final String CONTENTS = "content.xml";
    private static final int MAX_TYPE = 100;

    /// A main part whose type comes from the ending of its name has the usual one.
    private record Main(FileType type, String usualPart) {}

    private static final Map<String, Main> MAIN_PARTS = Map.of(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        new Main(FileType.WORD, "word/document.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        new Main(FileType.EXCEL, "xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        new Main(FileType.POWERPOINT, "ppt/presentation.xml"));

    private static final Map<String, FileType> OPEN_DOCUMENTS = Map.of(
        FileType.OPEN_TEXT.mediaType(), FileType.OPEN_TEXT,
        FileType.OPEN_SPREADSHEET.mediaType(), FileType.OPEN_SPREADSHEET,
        FileType.OPEN_PRESENTATION.mediaType(), FileType.OPEN_PRESENTATION);

    private Packages() {}

    static Found of(Zip zip) throws Broken {
        Map<String, Entry> found = zip.find(Set.of(PARTS, TYPE));
        Entry parts = found.get(PARTS);
        if (parts != null) {
            return office(zip, ContentTypes.read(zip.contents(parts)));
        }
        Entry type = found.get(TYPE);
        return type != null && type.isStored() && type.at() == 0
            ? openDocument(zip, type) : new Found.Kind(FileType.ZIP);
    }

    private static Found office(Zip zip, ContentTypes types) throws Broken {
        Set<FileType> kinds = EnumSet.noneOf(FileType.class);
        Set<String> needed = new TreeSet<>(Set.of(RELATIONS));
        types.ofParts().forEach((part, type) -> {
            Main main = MAIN_PARTS.get(type);
            if (main != null) {
                kinds.add(main.type());
                needed.add(part);
            }
        });
        types.ofEndings().forEach(type -> {
            Main main = MAIN_PARTS.get(type);
            if (main != null && kinds.add(main.type())) {
                needed.add(main.usualPart());
            }
        });
        if (kinds.isEmpty() || types.nameMacros()) {
            return new Found.Unknown();
        }
        if (kinds.size() > 1) {
            throw new Broken("it says that it is several documents");
        }
        demand(zip, needed);
        return new Found.Kind(kinds.iterator().next());
    }

    private static Found openDocument(Zip zip, Entry entry) throws Broken {
        if (entry.packed() > MAX_TYPE) {
            return new Found.Unknown();
        }
        String said = new String(zip.contents(entry), StandardCharsets.ISO_8859_1);
        FileType type = OPEN_DOCUMENTS.get(said.strip().toLowerCase(Locale.ROOT));
        if (type == null) {
            return new Found.Unknown();
        }
        demand(zip, Set.of(CONTENTS));
        return new Found.Kind(type);
    }

    private static void demand(Zip zip, Set<String> parts) throws Broken {
        Set<String> missing = new TreeSet<>(parts);
        missing.removeAll(zip.find(parts).keySet());
        if (!missing.isEmpty()) {
            throw new Broken("parts of it are missing");
        }
    }
}
