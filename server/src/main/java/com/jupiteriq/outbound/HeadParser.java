package com.jupiteriq.outbound;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/// Reads the heads of the answers on one connection and bounds them together: an answer may have any number
/// of interim ones (1xx) before its own.
final class HeadParser extends DefaultHttpResponseParser {

    /// Bytes of all heads of one exchange.
    static final int ALL_HEADS = 64 << 10;

    private @Nullable Flight flight;
    private int read;

    HeadParser(Http1Config config) {
        super(config);
    }

    static HttpMessageParserFactory<ClassicHttpResponse> factory(HeadParser parser) {
        return new HttpMessageParserFactory<>() {
            @Override
            public HttpMessageParser<ClassicHttpResponse> create(@Nullable Http1Config config) {
                return parser;
            }
        };
    }

    void tells(Flight next) {
        flight = next;
        read = 0;
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream stream)
        throws IOException, HttpException {
        ClassicHttpResponse response = super.parse(buffer, new Bounded(stream));
        if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS || response.getCode() >= 600) {
            throw new ProtocolException("status " + response.getCode());
        }
        return response;
    }

    private final class Bounded extends InputStream {

        private final InputStream stream;

        Bounded(InputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            read(one, 0, 1);
            return one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = stream.read(bytes, from, length);
            if (count < 0) {
                // the parser would take half a head for a whole one
                throw Faults.closed();
            }
            if (flight != null) {
                flight.hears();
            }
            read += count;
            if (read > ALL_HEADS) {
                throw Faults.largeHead();
            }
            return count;
        }
    }
}
