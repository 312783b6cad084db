package com.jupiteriq.edge.gzip;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;

/// Packs answers and unpacks bodies (RFC 1952), both within bounds.
public final class Gzip {

    /// Packers kept for reuse; each holds about 256 KiB outside the heap.
    private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors();

    /// Cheap, and JSON gains little from more.
    private static final int LEVEL = 3;

    public static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int TRAILER = 8;
    private static final Pattern WEIGHT = Pattern.compile("[qQ]=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)");
    private static final int FIRST_SIZE = 8_192;
    private static final BlockingQueue<Deflater> IDLE = new ArrayBlockingQueue<>(KEPT);

    private Gzip() {}

    /// Whether the client takes gzip and does not prefer the plain body (RFC 9110 section 12.5.3).
    public static boolean accepted(List<String> acceptEncoding) {
        double gzip = -1;
        double plain = -1;
        double any = -1;
        for (String line : acceptEncoding) {
            for (String item : line.split(",", -1)) {
                int semicolon = item.indexOf(';');
                String coding = (semicolon < 0 ? item : item.substring(0, semicolon)).trim();
                double weight = semicolon < 0 ? 1 : weight(item.substring(semicolon + 1));
                switch (coding.toLowerCase(Locale.ROOT)) {
                    case "gzip", "x-gzip" -> gzip = weight;
                    case "identity" -> plain = weight;
                    case "*" -> any = weight;
                    default -> { }
                }
            }
        }
        double effective = gzip < 0 ? any : gzip;
        return effective > 0 && effective >= plain;
    }

    private static double weight(String parameters) {
        String text = parameters.replace(" ", "").replace("\t", "");
        return WEIGHT.matcher(text).matches() ? Double.parseDouble(text.substring(2)) : 0;
    }

    public static byte[] pack(byte[] plain) {
        Deflater deflater = borrow();
        byte[] packed = deflate(deflater, plain);
        giveBack(deflater);
        return packed;
    }

    public static Deflater borrow() {
        Deflater idle = IDLE.poll();
        return idle == null ? new Deflater(LEVEL, true) : idle;
    }

    public static void giveBack(Deflater deflater) {
        deflater.reset();
        if (!IDLE.offer(deflater)) {
            deflater.end();
        }
    }

    private static byte[] deflate(Deflater deflater, byte[] plain) {
        byte[] packed = new byte[Math.max(256, plain.length / 3)];
        System.arraycopy(HEADER, 0, packed, 0, HEADER.length);
        int length = HEADER.length;
        deflater.setInput(plain);
        deflater.finish();
        while (!deflater.finished()) {
            if (packed.length - length <= TRAILER) {
                packed = Arrays.copyOf(packed, packed.length * 2);
            }
            length += deflater.deflate(packed, length, packed.length - length - TRAILER);
        }
        CRC32 crc = new CRC32();
        crc.update(plain);
        packed = Arrays.copyOf(packed, length + TRAILER);
        System.arraycopy(trailer(crc, plain.length), 0, packed, length, TRAILER);
        return packed;
    }

    /// What ends a member.
    public static byte[] trailer(CRC32 crc, int plainLength) {
        byte[] trailer = new byte[TRAILER];
        littleEndian(trailer, 0, (int) crc.getValue());
        littleEndian(trailer, 4, plainLength);
        return trailer;
    }

    private static void littleEndian(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    /// Takes bytes of memory before they are used, or refuses.
    public interface Budget {
        void take(long bytes);
    }

    /// The plain bytes of one or more members, at most `limit` of them.
    public static byte[] unpack(byte[] packed, int limit, Budget budget) {
        byte[] plain = new byte[FIRST_SIZE];
        int length = 0;
        try (Gunzip in = new Gunzip(packed)) {
            int read;
            while ((read = in.read(plain, length, plain.length - length)) >= 0) {
                length += read;
                if (length > limit) {
                    throw new Refused(new Failure.TooLarge(Failure.Part.BODY, limit));
                }
                if (length == plain.length) {
                    int larger = Math.min(plain.length * 2, limit + 1);
                    budget.take(larger - plain.length);
                    plain = Arrays.copyOf(plain, larger);
                }
            }
        } catch (DataFormatException broken) {
            throw new Refused(new Failure.Unreadable(
                null, "The body is no valid gzip. Send all of it, or no Content-Encoding."));
        }
        return Arrays.copyOf(plain, length);
    }
}
