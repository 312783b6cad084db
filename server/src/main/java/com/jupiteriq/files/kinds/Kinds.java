package com.jupiteriq.files.kinds;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Tells which type a file has. The first of the formats below whose mark the first bytes bear is the one
/// that the file has to be; what bears none can be sound or text.
public final class Kinds {

    /// Bytes among which the marks lie.
    private static final int FIRST = 16;

    private static final List<Format> FORMATS = List.of(
        new Format("a JPEG picture", "ffd8ff", Jpeg::read),
        new Format("a PNG picture", "89504e470d0a1a0a", Png::read),
        new Format("a GIF picture", "47494638(37|39)61", Gif::read),
        new Format("a WebP picture", "52494646.{8}57454250", WebP::read),
        new Format("a PDF document", "255044462d", Pdf::read),
        new Format("an Office document", "d0cf11e0a1b11ae1", Ole2::read),
        new Format("a ZIP archive", "504b(0304|0506)", Zip::read),
        new Format("a RAR archive", "526172211a0700", Rar::readOld),
        new Format("a RAR archive", "526172211a070100", Rar::read),
        new Format("a 7z archive", "377abcaf271c", SevenZip::read),
        new Format("a gzip file", "1f8b08", Gzip::read),
        new Format("a film, sound or picture of the MP4 family", "000000..66747970", IsoMedia::read),
        new Format("a WebM film", "1a45dfa3", WebM::read),
        new Format("MPEG audio", "4944330[234]", MpegAudio::read),
        new Format("sound or text", "", Kinds::unmarked));

    private Kinds() {}

    private interface Reader {
        Found read(Blocks blocks) throws Broken;
    }

    /// @param name with its article
    /// @param mark the first bytes, hexadecimal
    private record Format(String name, Pattern mark, Reader reader) {

        Format(String name, String mark, Reader reader) {
            this(name, Pattern.compile(mark), reader);
        }
    }

    /// Reads at most [Blocks#MAX_READS] blocks.
    public static Found of(Bytes bytes) {
        Blocks blocks = new Blocks(bytes);
        String first = HexFormat.of().formatHex(blocks.first(FIRST));
        Format format = FORMATS.stream()
            .filter(one -> one.mark().matcher(first).lookingAt()).findFirst().orElseThrow();
        try {
            return format.reader().read(blocks);
        } catch (Broken broken) {
            return new Found.Corrupt("This begins as " + format.name() + ", but " + broken.why() + ".");
        }
    }

    private static Found unmarked(Blocks blocks) throws Broken {
        return MpegAudio.beginsAt(blocks, 0) ? new Found.Kind(FileType.MPEG_AUDIO) : Text.read(blocks);
    }
}
