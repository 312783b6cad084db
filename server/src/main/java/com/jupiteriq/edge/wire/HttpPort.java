package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.tls.TlsPair;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.StartRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.TLSClientHelloExtractor;
import org.apache.tomcat.util.net.jsse.JSSEImplementation;
import org.jspecify.annotations.Nullable;

/// One listening port: Tomcat's connector, and a virtual thread for every request. It speaks HTTP/1.1, and
/// HTTP/2 over TLS.
final class HttpPort {

    /// Tomcat's own bound on request line and headers. It lies above ours, so that what passes ours can still
    /// be read and refused in the shape of its surface.
    private static final int MAX_HEAD = 64 << 10;

    /// Likewise for the number of header lines.
    private static final int MAX_HEADER_LINES = 1_000;

    /// Of an answer; a `Link` may repeat a whole URL with its escapes.
    private static final int MAX_ANSWER_HEAD = 32 << 10;

    /// Requests that one HTTP/2 connection may have open at once.
    static final int MAX_STREAMS = 100;

    /// No URL has these unescaped (RFC 3986), but browsers do not escape them (the URL standard): a page that
    /// asks for `?filter[status]=open` shall hear what is wrong with that. What the path means,
    /// [RequestPath] decides.
    private static final String AS_BROWSERS_SEND = "[]{}|^`\\";

    private static final int LISTEN_QUEUE = 256;
    private static final Duration FAREWELL = Duration.ofMillis(100);
    private static final Duration FAREWELL_STEP = Duration.ofMillis(2);
    private static final int WRITE_BUFFER = 16 << 10;

    /// Tomcat's own timeout of a read lies above every alarm of a [Wire].
    private static final int SLACK_MILLIS = 10_000;

    /// Where a request keeps the connection that it came over; Tomcat itself uses lower numbers.
    private static final int SOCKET_NOTE = 24;

    /// And where it says that its answer goes on after it.
    private static final int LIVE_NOTE = 25;

    private final String host;
    private final int wanted;
    private final Protocol protocol;

    HttpPort(
        InetAddress address, int port, Bounds bounds, Adapter adapter, ScheduledExecutorService timers,
        Lines lines) {
        this.host = address.getHostAddress();
        this.wanted = port;
        this.protocol = new Protocol(lines);
        protocol.setAddress(address);
        protocol.setPort(port);
        protocol.setAdapter(adapter);
        protocol.setExecutor(Thread::startVirtualThread);
        protocol.setUtilityExecutor(timers);
        bound(protocol, bounds);
    }

    private static void bound(Protocol protocol, Bounds bounds) {
        protocol.setMaxConnections(bounds.connections());
        protocol.setAcceptCount(LISTEN_QUEUE);
        protocol.setConnectionTimeout((int) bounds.headTime().toMillis());
        protocol.setKeepAliveTimeout((int) bounds.keepAlive().toMillis());
        protocol.setMaxKeepAliveRequests(bounds.requestsPerConnection());
        protocol.setMaxHttpRequestHeaderSize(MAX_HEAD);
        protocol.setMaxHttpResponseHeaderSize(MAX_ANSWER_HEAD);
        protocol.setMaxHeaderCount(MAX_HEADER_LINES);
        protocol.setRelaxedQueryChars(AS_BROWSERS_SEND);
        protocol.setRelaxedPathChars(AS_BROWSERS_SEND);
        protocol.setDisableUploadTimeout(false);
        protocol.setConnectionUploadTimeout(longestRead(bounds));
        protocol.setMaxSwallowSize(Parting.DRAINED);
        protocol.setContinueResponseTiming("onRead");
        protocol.setTcpNoDelay(true);
        protocol.setUseSendfile(false);
    }

    /// From its start on the port speaks TLS only, and HTTP/2 with clients that ask for it.
    void secure(TlsPair pair, Bounds bounds) {
        Http2Protocol streams = new Http2Protocol();
        bound(streams, bounds);
        protocol.addUpgradeProtocol(streams);
        protocol.setSSLEnabled(true);
        protocol.keepNoChannels();
        protocol.setSslImplementationName(JSSEImplementation.class.getName());
        protocol.addSslHostConfig(pair.shown());
        // a client that speaks plain HTTP here is told nothing: what Tomcat would say is not in our shape
        TLSClientHelloExtractor.USE_TLS_RESPONSE = Answer.NO_BODY;
    }

    /// A connection waits for all of its streams alike, and so as long as for a body that is written as it
    /// goes.
    private static void bound(Http2Protocol streams, Bounds bounds) {
        streams.setMaxConcurrentStreams(MAX_STREAMS);
        streams.setMaxConcurrentStreamExecution(MAX_STREAMS);
        streams.setReadTimeout(bounds.headTime().toMillis());
        streams.setWriteTimeout(bounds.patience().toMillis());
        streams.setKeepAliveTimeout(bounds.keepAlive().toMillis());
        streams.setStreamReadTimeout(longestRead(bounds));
        streams.setStreamWriteTimeout(bounds.patience().toMillis());
        streams.setMaxHeaderCount(MAX_HEADER_LINES);
        streams.setUseSendfile(false);
    }

    private static int longestRead(Bounds bounds) {
        return (int) Math.max(bounds.bodyTime().toMillis(), bounds.uploads().silence().toMillis())
            + SLACK_MILLIS;
    }

    /// Shows this pair to new connections; open ones go on with the one that they have.
    void renew(TlsPair pair) {
        protocol.addSslHostConfig(pair.shown(), true);
    }

    /// Whether the request is a stream of an HTTP/2 connection, and has no connection for itself.
    static boolean streamed(Request request) {
        return request.getNote(SOCKET_NOTE) == null;
    }

    /// The connection beneath a request that is not [#streamed(Request)].
    @SuppressWarnings("unchecked")
    static SocketWrapperBase<NioChannel> socket(Request request) {
        return (SocketWrapperBase<NioChannel>) request.getNote(SOCKET_NOTE);
    }

    /// Says that the answer goes on when this request is over: the connection leaves the connector then.
    static void goesOn(Request request, Live live) {
        request.setNote(LIVE_NOTE, live);
    }

    void start() {
        try {
            protocol.init();
            protocol.start();
        } catch (BindException taken) {
            throw new StartRefused("Port " + wanted + " on " + host + " cannot be listened on ("
                + taken.getMessage() + "). Stop what uses it or choose another port.");
        } catch (Exception error) {
            throw new IllegalStateException("the connector of port " + wanted + " does not start", error);
        }
    }

    /// The port that is listened on, also when any free one was asked for.
    int port() {
        return protocol.getLocalPort();
    }

    /// Closes the listening socket; open connections go on, and those of HTTP/2 are told to end (GOAWAY).
    void stopAccepting() {
        protocol.closeServerSocketGraceful();
        protocol.sayGoodbye();
    }

    /// Gives clients a moment to take the last answers and to close: who still writes to a connection that is
    /// closed, be it that it has read enough, may lose the answer with it.
    void awaitFarewells() {
        long end = System.nanoTime() + FAREWELL.toNanos();
        while (protocol.getConnectionCount() > 0 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(FAREWELL_STEP.toNanos());
        }
    }

    /// Closes every connection.
    void close() {
        try {
            protocol.stop();
            protocol.destroy();
        } catch (Exception error) {
            throw new IllegalStateException("the connector of port " + wanted + " does not stop", error);
        }
    }

    /// Makes channels that can be left.
    private static final class Endpoint extends NioEndpoint {

        @Override
        protected NioChannel createChannel(SocketBufferHandler buffers) {
            return isSSLEnabled() ? new Leaving.Tls(buffers, this) : new Leaving.Plain(buffers);
        }

        /// From now on the connector is told nothing of the connection.
        void leave(NioChannel channel) {
            ((Leaving) channel).leave();
            SelectionKey polled = channel.getIOChannel().keyFor(getPoller().getSelector());
            if (polled != null) {
                polled.cancel();
            }
        }
    }

    private static final class Protocol extends Http11NioProtocol {

        private final Endpoint endpoint;
        private final Lines lines;

        Protocol(Lines lines) {
            this(new Endpoint(), lines);
        }

        private Protocol(Endpoint endpoint, Lines lines) {
            super(endpoint);
            this.endpoint = endpoint;
            this.lines = lines;
            getEndpoint().setBindOnInit(false);
            getEndpoint().getSocketProperties().setAppWriteBufSize(WRITE_BUFFER);
        }

        /// A channel that was left goes on with its buffers, and must not be given to another connection.
        void keepNoChannels() {
            endpoint.getSocketProperties().setBufferPool(0);
        }

        /// Unlike a pause of the whole, this leaves HTTP/1.1 as it is.
        void sayGoodbye() {
            getEndpoint().getHandler().pause();
        }

        /// Gives the connection of an answer that goes on to those who serve it from now on.
        void handOver(NioChannel channel, Live live) {
            endpoint.leave(channel);
            lines.adopt(channel.getIOChannel(), channel instanceof Leaving.Tls tls ? tls : null, live);
        }

        @Override
        protected Processor createProcessor() {
            return new WiredProcessor(this);
        }
    }

    /// Reads the requests of one connection at a time. Connections are compared by identity.
    @SuppressWarnings("ReferenceEquality")
    private static final class WiredProcessor extends Http11Processor {

        private static final String HOST_MARKS = "-._~!$&'()*+,;=%:[]";

        private final Protocol protocol;
        private final long headNanos;
        private @Nullable SocketWrapperBase<?> waitingFor;
        private long waitingSince;

        WiredProcessor(Protocol protocol) {
            super(protocol, protocol.getAdapter());
            this.protocol = protocol;
            this.headNanos = TimeUnit.MILLISECONDS.toNanos(protocol.getConnectionTimeout());
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            if (socket == waitingFor && System.nanoTime() - waitingSince > headNanos) {
                waitingFor = null;
                return SocketState.CLOSED;
            }
            getRequest().setNote(SOCKET_NOTE, socket);
            SocketState state = super.service(socket);
            if (getRequest().getNote(LIVE_NOTE) instanceof Live live) {
                return leaves(live);
            }
            waits(state == SocketState.LONG ? socket : null);
            return state;
        }

        /// The head has left and the connection follows, unless it is broken. The connector closes what is
        /// left behind.
        private SocketState leaves(Live live) {
            NioChannel channel = socket(getRequest()).getSocket();
            getRequest().setNote(LIVE_NOTE, null);
            if (getErrorState().isIoAllowed()) {
                protocol.handOver(channel, live);
            } else {
                protocol.lines.lost();
                live.gone();
            }
            return SocketState.CLOSED;
        }

        /// Tomcat bounds the time between two bytes of a head; this bounds the time of the whole.
        private void waits(@Nullable SocketWrapperBase<?> socket) {
            if (socket != waitingFor) {
                waitingFor = socket;
                waitingSince = System.nanoTime();
            }
        }

        /// Checks the host and does nothing else with it. Tomcat would refuse a name with an underscore,
        /// which is allowed (RFC 3986 section 3.2.2) and usual in container networks.
        @Override
        protected void parseHost(@Nullable MessageBytes host) {
            if (host == null || host.isNull()) {
                return;
            }
            ByteChunk bytes = host.getByteChunk();
            for (int i = bytes.getStart(); i < bytes.getEnd(); i++) {
                int c = bytes.getBuffer()[i];
                if (!isAlphanumeric(c) && HOST_MARKS.indexOf(c) < 0) {
                    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                    setErrorState(ErrorState.CLOSE_CLEAN, null);
                    return;
                }
            }
        }

        private static boolean isAlphanumeric(int c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
    }
}
