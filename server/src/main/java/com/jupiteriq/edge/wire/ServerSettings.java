package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.edge.tls.TlsFiles;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the server listens and what it puts up with.
///
/// @param host the address of the API
/// @param port the port of the API; 0 takes any free one
/// @param managementPort the port of health and metrics on the loopback address; 0 takes any free one
/// @param trustedProxies networks (`10.0.0.0/8`) whose forwarded client addresses count
/// @param tls the certificate of the API, null for plain HTTP
/// @param corsOrigins the origins whose pages may call the API from a browser, or `*`
public record ServerSettings(
    String host,
    int port,
    int managementPort,
    List<String> trustedProxies,
    Bounds bounds,
    @Nullable TlsFiles tls,
    List<String> corsOrigins) {

    /// The same for the operator's own port.
    ServerSettings ofManagement() {
        return new ServerSettings(host, port, managementPort, trustedProxies, bounds, null, List.of());
    }

    /// The bounds of the wire that an operator may move. Those that the contracts name are constants of the
    /// [Door] and of [BodyReader].
    ///
    /// @param inFlight requests that are served at once; one more is 503, or waits where its plan
    ///     lets it ([com.jupiteriq.edge.waiting.Places])
    /// @param connections open connections; more wait in the listen queue
    /// @param bodyTime in which the whole body has to arrive, else 408
    /// @param bodyMemory bytes of all bodies that are held at once beyond the first 64 KiB of each; more is
    ///     503
    /// @param headTime in which request line and headers have to arrive, else the connection is closed; also
    ///     for a client that does not take its answer
    /// @param keepAlive how long an idle connection stays open
    /// @param requestsPerConnection after so many requests a connection is closed
    /// @param drain how long a stop waits for requests that have begun
    /// @param linger how long the rest of a refused body is read and thrown away, so that the client sees why
    /// @param answerMemory bytes of all answers that are held at once beyond the first 64 KiB of each, while
    ///     they are made and until their clients have taken them; a quarter of the heap; more is 503
    /// @param uploads of bodies that are taken as they come
    public record Bounds(
        int inFlight,
        int connections,
        Duration bodyTime,
        long bodyMemory,
        Duration headTime,
        Duration keepAlive,
        int requestsPerConnection,
        Duration drain,
        Duration linger,
        long answerMemory,
        Uploads uploads) {

        public static final Bounds DEFAULT = new Bounds(
            512,
            8_192,
            Duration.ofSeconds(30),
            128L << 20,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            10_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Runtime.getRuntime().maxMemory() / 4,
            Uploads.DEFAULT);

        /// A body that is written as it goes waits so many times longer for a client that takes nothing: its
        /// reader may stop to think.
        private static final int PATIENCE = 3;

        /// How long such a body waits.
        Duration patience() {
            return headTime.multipliedBy(PATIENCE);
        }

        /// With the usual bounds of uploads.
        public Bounds(int inFlight, int connections, Duration bodyTime, long bodyMemory, Duration headTime,
            Duration keepAlive, int requestsPerConnection, Duration drain, Duration linger,
            long answerMemory) {
            this(inFlight, connections, bodyTime, bodyMemory, headTime, keepAlive, requestsPerConnection,
                drain, linger, answerMemory, Uploads.DEFAULT);
        }

        /// With other bounds of uploads.
        public Bounds with(Uploads other) {
            return new Bounds(inFlight, connections, bodyTime, bodyMemory, headTime, keepAlive,
                requestsPerConnection, drain, linger, answerMemory, other);
        }
    }

    /// The times of a body that is taken as it comes (C24).
    ///
    /// @param silence without a byte, then 408
    /// @param time in which the whole has to arrive from the moment when it is taken, else 504
    public record Uploads(Duration silence, Duration time) {

        public static final Uploads DEFAULT =
            new Uploads(Duration.ofSeconds(30), RequestBounds.TRANSFER_TIME);
    }
}
