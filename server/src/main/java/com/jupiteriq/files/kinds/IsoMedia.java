package com.jupiteriq.files.kinds;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// ISO base media (ISO 14496-12), the container of MP4, QuickTime, HEIC and AVIF: boxes with lengths, the
/// first of which names brands. The first brand that is known decides.
final class IsoMedia {

    /// Boxes that are looked at; films that are cut in many pieces have more.
    private static final int MAX_BOXES = 64;

    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;
    private static final int BRANDS = 16;
    private static final int LARGE = 1;
    private static final int TO_THE_END = 0;
    private static final String FILM = "moov";
    private static final String PICTURE = "meta";
    private static final String CONTENTS = "mdat";

    private IsoMedia() {}

    static Found read(Blocks blocks) throws Broken {
        FileType type = type(blocks);
        if (type == null) {
            return new Found.Unknown();
        }
        boolean picture = type == FileType.HEIC || type == FileType.AVIF;
        Set<String> needed = new HashSet<>(Set.of(picture ? PICTURE : FILM, CONTENTS));
        long at = 0;
        for (int box = 0; box < MAX_BOXES && at <= blocks.size() - HEADER; box++) {
            String name = name(blocks, at + 4);
            if (!isName(name)) {
                break;
            }
            needed.remove(name);
            at += length(blocks, at);
        }
        if (!needed.isEmpty()) {
            throw new Broken("there is nothing in it to be shown");
        }
        return new Found.Kind(type);
    }

    private static @Nullable FileType type(Blocks blocks) throws Broken {
        long length = blocks.u32(0, ByteOrder.BIG_ENDIAN);
        if (length < BRANDS || length % 4 != 0) {
            throw new Broken("its header is damaged");
        }
        String all = new String(blocks.at(0, (int) length), StandardCharsets.ISO_8859_1);
        FileType type = ofBrand(all.substring(HEADER, HEADER + 4));
        for (int brand = BRANDS; brand < all.length() && type == null; brand += 4) {
            type = ofBrand(all.substring(brand, brand + 4));
        }
        return type;
    }

    private static @Nullable FileType ofBrand(String brand) {
        return switch (brand) {
            case "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42",
                "avc1", "M4V ", "M4VH", "M4VP", "mmp4", "MSNV", "dash", "cmfc" -> FileType.MP4;
            case "qt  " -> FileType.QUICKTIME;
            case "M4A ", "M4B " -> FileType.MP4_AUDIO;
            case "heic", "heix", "heim", "heis" -> FileType.HEIC;
            case "avif", "avis" -> FileType.AVIF;
            default -> null;
        };
    }

    private static String name(Blocks blocks, long at) throws Broken {
        return new String(blocks.at(at, 4), StandardCharsets.ISO_8859_1);
    }

    /// What has no such name is no box: something else lies behind the last one.
    private static boolean isName(String name) {
        return name.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\u00a9');
    }

    private static long length(Blocks blocks, long at) throws Broken {
        long rest = blocks.size() - at;
        long length = blocks.u32(at, ByteOrder.BIG_ENDIAN);
        if (length == TO_THE_END) {
            return rest;
        }
        int shortest = length == LARGE ? LARGE_HEADER : HEADER;
        length = length == LARGE ? blocks.u63(at + HEADER, ByteOrder.BIG_ENDIAN) : length;
        if (length < shortest) {
            throw new Broken("its structure is damaged");
        }
        if (length > rest) {
            throw new Broken("its end is missing");
        }
        return length;
    }
}
