package com.jupiteriq.files.scanning;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// ClamAV's daemon, which is sent the contents (`INSTREAM`) and reads no file of ours. How much it takes it
/// says by itself, each time, so that a larger limit holds with the next file. How much it looks at it has to
/// be asked.
final class Clamd implements Scanner {

    /// It calls clean what is larger than it looks at, unless it is told to tell of that. This is the
    /// smallest such limit that it comes with.
    static final long SURELY_LOOKED_AT = 25 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);

    /// Bytes between two lengths; the scanner compares each with what it still takes.
    private static final int CHUNK = 1 << 16;

    private static final byte[] VERSION = command("VERSION");
    private static final byte[] STREAM = command("INSTREAM");

    private final ClamdAddress address;
    private final Patience patience;

    Clamd(ClamdAddress address, Patience patience) {
        this.address = address;
        this.patience = patience;
    }

    /// With a zero byte behind it, as behind its answer.
    private static byte[] command(String name) {
        return ("z" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public ScanResult scan(InputStream contents, long size) throws IOException {
        try {
            Engine engine = engine();
            ScanResult scan = scan(contents, size, engine);
            if (scan instanceof ScanResult.Clean && size > SURELY_LOOKED_AT && !tellsOfLimits(engine)) {
                LOG.warn("clamd at {} calls clean what it has not looked at, so that no file above {} MiB"
                    + " can be clean; it needs AlertExceedsMax in clamd.conf", address.place(),
                    SURELY_LOOKED_AT >> 20);
                return new ScanResult.TooLarge(engine);
            }
            return scan;
        } catch (NoAnswer failed) {
            return new ScanResult.Failed("clamd at " + address.place() + ": " + failed.why());
        }
    }

    private boolean tellsOfLimits(Engine engine) throws IOException, NoAnswer {
        byte[] deep = DeepArchive.bytes();
        return scan(new ByteArrayInputStream(deep), deep.length, engine) instanceof ScanResult.TooLarge;
    }

    private ScanResult scan(InputStream contents, long size, Engine engine) throws IOException, NoAnswer {
        try (ClamdLine line = ClamdLine.open(address, patience, size)) {
            boolean whole = send(contents, size, line);
            return ClamdAnswer.scan(line.answer(patience.verdict()), engine, whole);
        }
    }

    private Engine engine() throws NoAnswer {
        try (ClamdLine line = ClamdLine.open(address, patience, VERSION.length)) {
            line.send(ByteBuffer.wrap(VERSION));
            return ClamdAnswer.engine(line.answer(patience.stall()));
        }
    }

    /// Whether it has taken everything before it spoke.
    private static boolean send(InputStream contents, long size, ClamdLine line)
        throws IOException, NoAnswer {
        boolean taken = line.send(ByteBuffer.wrap(STREAM));
        ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + CHUNK);
        long sent = 0;
        int length = CHUNK;
        while (taken && length > 0) {
            length = contents.readNBytes(chunk.array(), Integer.BYTES, CHUNK);
            sent += length;
            if (length == 0 && sent != size) {
                throw new IOException("of " + size + " bytes to be scanned there are " + sent);
            }
            taken = line.send(chunk.clear().putInt(0, length).limit(Integer.BYTES + length));
        }
        return taken;
    }
}
