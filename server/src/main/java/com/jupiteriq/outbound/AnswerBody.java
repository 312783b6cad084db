package com.jupiteriq.outbound;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.HttpEntity;

/// The body of one answer, unpacked and read within its bounds.
final class AnswerBody {

    private static final int BUFFER = 8 << 10;

    /// Bytes that a packed body may have beyond the unpacked bound: compression can make a little more of
    /// little, and can make nothing of endlessly much.
    private static final int PACKED_SLACK = 64 << 10;

    private final OutboundBounds bounds;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int total;
    private boolean cut;

    AnswerBody(OutboundBounds bounds) {
        this.bounds = bounds;
    }

    void read(HttpEntity entity) throws IOException {
        Packed packed = new Packed(entity.getContent());
        try {
            String encoding = entity.getContentEncoding();
            boolean gzip = "gzip".equalsIgnoreCase(encoding) || "x-gzip".equalsIgnoreCase(encoding);
            try (InputStream body = gzip ? unpacked(packed) : packed) {
                copy(body);
            }
            if (!cut && packed.skip(PACKED_SLACK) > 0) {
                cut = true;
            }
        } catch (IOException broken) {
            if (!packed.spent()) {
                throw broken;
            }
            cut = true;
        }
    }

    /// Nothing is packed as nothing by some, although gzip would make it twenty bytes.
    private static InputStream unpacked(InputStream packed) throws IOException {
        int first = packed.read();
        if (first < 0) {
            return InputStream.nullInputStream();
        }
        PushbackInputStream whole = new PushbackInputStream(packed);
        whole.unread(first);
        return new GZIPInputStream(whole, BUFFER);
    }

    private void copy(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int count;
        while ((count = body.read(buffer, 0, Math.min(BUFFER, bounds.readBytes() - total + 1))) >= 0) {
            kept.write(buffer, 0, Math.min(count, bounds.keptBytes() - kept.size()));
            total += count;
            if (total > bounds.readBytes()) {
                cut = true;
                return;
            }
        }
    }

    /// Whether it was read to its end, so that the connection can carry another exchange.
    boolean isWhole() {
        return !cut;
    }

    boolean isTruncated() {
        return cut || total > kept.size();
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    /// What comes over the wire, up to the bound.
    private final class Packed extends FilterInputStream {

        private long left = (long) bounds.readBytes() + PACKED_SLACK;

        Packed(InputStream stream) {
            super(stream);
        }

        boolean spent() {
            return left <= 0;
        }

        /// Gives back what unpacks; the connection itself is not ours to close, or to read to its end.
        @Override
        public void close() {
            // see above
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (spent()) {
                return -1;
            }
            int count = in.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
