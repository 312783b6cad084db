package com.jupiteriq.files.kinds;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/// Small whole files of each format.
final class Samples {

    private Samples() {}

    static Map<FileType, byte[]> all() {
        Map<FileType, byte[]> all = new LinkedHashMap<>();
        all.put(FileType.JPEG, picture("jpg"));
        all.put(FileType.PNG, picture("png"));
        all.put(FileType.GIF, picture("gif"));
        all.put(FileType.WEBP, webp());
        all.put(FileType.PDF, pdf());
        all.put(FileType.WORD_97, CompoundFile.with("WordDocument").bytes());
        all.put(FileType.EXCEL_97, CompoundFile.with("Workbook").bytes());
        all.put(FileType.POWERPOINT_97, CompoundFile.with("PowerPoint Document").bytes());
        all.put(FileType.OUTLOOK_MESSAGE, CompoundFile.with("__properties_version1.0").bytes());
        all.put(FileType.WORD, Archives.word().bytes());
        all.put(FileType.EXCEL, Archives.excel().bytes());
        all.put(FileType.POWERPOINT, Archives.powerPoint().bytes());
        all.put(FileType.OPEN_TEXT, Archives.openDocument("text").bytes());
        all.put(FileType.OPEN_SPREADSHEET, Archives.openDocument("spreadsheet").bytes());
        all.put(FileType.OPEN_PRESENTATION, Archives.openDocument("presentation").bytes());
        all.put(FileType.ZIP, Archives.with("a.txt", "a").bytes());
        all.put(FileType.RAR, rar());
        all.put(FileType.SEVEN_ZIP, sevenZip());
        all.put(FileType.GZIP, gzip());
        all.put(FileType.MP4, media("isom", "moov", "mdat"));
        all.put(FileType.QUICKTIME, media("qt  ", "mdat", "moov"));
        all.put(FileType.MP4_AUDIO, media("M4A ", "moov", "mdat"));
        all.put(FileType.HEIC, media("heic", "meta", "mdat"));
        all.put(FileType.AVIF, media("avif", "meta", "mdat"));
        all.put(FileType.WEBM, webm("webm"));
        all.put(FileType.MPEG_AUDIO, mpegAudio());
        all.put(FileType.JSON, ascii("{\"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\"], \"b\": {}}"));
        all.put(FileType.TEXT, "Grüße,\r\n\tund bis bald\n".getBytes(StandardCharsets.UTF_8));
        return all;
    }

    static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 63; i++) {
            image.setRGB(i % 9, i / 9, i * 0x31_07_11);
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As large as it says, and nothing in it.
    static byte[] png(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17).put(ascii("IHDR")).putInt(width).putInt(height)
            .put(new byte[] {8, 6, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(header.array());
        return joined(HexFormat.of().parseHex("89504e470d0a1a0a0000000d"), header.array(),
            ByteBuffer.allocate(4).putInt((int) sum.getValue()).array(),
            HexFormat.of().parseHex("0000000049454e44ae426082"));
    }

    /// One black dot.
    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    }

    static byte[] pdf() {
        return ascii("""
            %PDF-1.4
            1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
            2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj
            xref
            0 3
            0000000000 65535 f\u0020
            0000000009 00000 n\u0020
            0000000056 00000 n\u0020
            trailer <</Size 3 /Root 1 0 R>>
            startxref
            106
            %%EOF""");
    }

    /// Without files: two marks as they begin and end all such archives.
    static byte[] rar() {
        return HexFormat.of().parseHex("526172211a070100" + "3392b5e50a01050600050101808000"
            + "1d77565103050400");
    }

    static byte[] oldRar() {
        return HexFormat.of().parseHex("526172211a0700" + "cf907300000d00000000000000" + "c43d7b00400700");
    }

    static byte[] sevenZip() {
        byte[] packed = new byte[40];
        ByteBuffer where = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putLong(30).putLong(10);
        CRC32 sum = new CRC32();
        sum.update(where.array());
        return joined(HexFormat.of().parseHex("377abcaf271c0004"),
            ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) sum.getValue()).array(),
            where.array(), packed);
    }

    static byte[] gzip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(ascii("a"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] media(String brand, String... boxes) {
        byte[] media = box("ftyp", joined(ascii(brand), new byte[4], ascii("zzzz"), ascii("mp41")));
        for (String box : boxes) {
            media = joined(media, box(box, new byte[11]));
        }
        return media;
    }

    static byte[] box(String name, byte[] contents) {
        return joined(ByteBuffer.allocate(8).putInt(8 + contents.length).put(ascii(name)).array(), contents);
    }

    static byte[] webm(String documentType) {
        byte[] type = joined(HexFormat.of().parseHex("4282"),
            new byte[] {(byte) (0x80 | documentType.length())}, ascii(documentType));
        byte[] version = HexFormat.of().parseHex("42868101");
        return joined(HexFormat.of().parseHex("1a45dfa3"),
            new byte[] {(byte) (0x80 | type.length + version.length)}, version, type,
            HexFormat.of().parseHex("18538067" + "01000000000000" + "05" + "ec83000000"));
    }

    /// Silence: three frames of layer III, 128 kbit/s, 44.1 kHz.
    static byte[] mpegAudio() {
        byte[] frame = new byte[417];
        ByteBuffer.wrap(frame).putInt(0xfffb9000);
        return joined(frame, frame, frame);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
